//! Pixels: icons and drawings, QR codes, and how wide a text becomes. Names no toolkit.
