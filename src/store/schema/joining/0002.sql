-- Lists that were erased because their date is not any more, so that the page can say so until that date is over.
-- Nobody is in here, nor how many there were.
CREATE TABLE gone_list (
    listing TEXT NOT NULL CHECK (listing <> ''),
    date    TEXT NOT NULL CHECK (date(date) IS date),
    PRIMARY KEY (listing, date)
) STRICT, WITHOUT ROWID;
