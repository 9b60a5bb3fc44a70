//! Work on every core.

use std::panic::resume_unwind;

/// Maps a list and keeps its order, with something that `map` may keep from one element to the next. Uses every core if the work is
/// worth starting threads for, which takes about a twentieth of a millisecond each.
///
/// # Panics
/// If `map` panics.
pub fn map_all<'l, T: Sync, K: Default, R: Send>(
    list: &'l [T],
    is_worth_threads: bool,
    map: &(dyn Fn(&mut K, &'l T) -> R + Sync),
) -> Vec<R> {
    let map_chunk = |chunk: &'l [T]| {
        let mut kept = K::default();
        chunk.iter().map(|one| map(&mut kept, one)).collect::<Vec<R>>()
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    if !is_worth_threads || cores < 2 {
        return map_chunk(list);
    }
    let chunk = list.len().div_ceil(cores).max(1);
    std::thread::scope(|scope| {
        let threads: Vec<_> = list.chunks(chunk).map(|chunk| scope.spawn(move || map_chunk(chunk))).collect();
        let parts = threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        parts.flatten().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_on_one_core_and_on_all() {
        let list: Vec<u32> = (0..1000).collect();
        let map = |seen: &mut u32, one: &u32| {
            *seen += 1;
            (*one * 2, *seen > 0)
        };
        let wanted: Vec<(u32, bool)> = list.iter().map(|one| (one * 2, true)).collect();
        assert_eq!(map_all(&list, false, &map), wanted);
        assert_eq!(map_all(&list, true, &map), wanted);
        assert_eq!(map_all(&[] as &[u32], true, &map), []);
    }
}
