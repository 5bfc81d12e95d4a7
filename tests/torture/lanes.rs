//! Several of a recipe's cases at the same time, each lane with folders and disks of its own: most of a case is waiting
//! for a disk, a child or a mount, and the counts of a release take hours one after the other.

use std::thread;

use crate::plan::Plan;

/// Shares `cases` out among the lanes and carries out `work` in each, with the lane's number and its share.
pub fn shared<T: Send>(
    plan: &Plan,
    cases: u32,
    work: impl Fn(u32, u32) -> Result<T, String> + Sync,
) -> Result<Vec<T>, String> {
    let lanes = plan.lanes().min(cases).max(1);
    let share = |lane: u32| cases / lanes + u32::from(lane < cases % lanes);
    let work = &work;
    thread::scope(|scope| {
        let running: Vec<_> = (0..lanes).map(|lane| (lane, scope.spawn(move || work(lane, share(lane))))).collect();
        let ended = |(lane, thread): (u32, thread::ScopedJoinHandle<'_, Result<T, String>>)| {
            let said = thread.join().unwrap_or_else(|_| Err("the recipe itself panicked".to_owned()));
            said.map_err(|said| if lanes == 1 { said } else { format!("lane {lane}: {said}") })
        };
        // All of them come to their end, whatever one of them says.
        let ended: Vec<_> = running.into_iter().map(ended).collect();
        ended.into_iter().collect()
    })
}

/// The same for cases that are known one by one.
pub fn each<C: Sync, T: Send>(
    plan: &Plan,
    cases: &[C],
    work: impl Fn(u32, &[C]) -> Result<T, String> + Sync,
) -> Result<Vec<T>, String> {
    let lanes = plan.lanes() as usize;
    let length = cases.len().div_ceil(lanes).max(1);
    let chunks: Vec<&[C]> = cases.chunks(length).collect();
    // A chunk is a lane's whole share, so there are never more of them than lanes.
    shared(plan, chunks.len() as u32, |lane, _| work(lane, chunks[lane as usize]))
}
