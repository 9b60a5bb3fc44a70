//! A column whose neighbouring rows mostly have the same value.

use std::ops::Range;

/// A column that keeps each value once for all the rows in a row that have it: eight bytes for each change.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs {
    /// The row at which a value begins, and the value. The first run begins at row 0.
    starts: Vec<(u32, u32)>,
}

impl Runs {
    /// Sets the value of a row. Rows are pushed in their order, each once.
    pub fn push(&mut self, row: usize, value: u32) {
        if self.starts.last().is_none_or(|(_, last)| *last != value) {
            self.starts.push((u32::try_from(row).unwrap_or(u32::MAX), value));
        }
    }

    /// The value of a row. For a row beyond the last one, that of the last one.
    pub fn get(&self, row: usize) -> Option<u32> {
        let run = self.starts.partition_point(|(from, _)| *from as usize <= row).checked_sub(1)?;
        self.starts.get(run).map(|(_, value)| *value)
    }

    /// Forgets all rows from this one on.
    pub fn truncate(&mut self, rows: usize) {
        self.starts.truncate(self.starts.partition_point(|(from, _)| (*from as usize) < rows));
    }

    /// The runs, each with its value. `rows` is how many rows there are.
    pub fn iter(&self, rows: usize) -> impl Iterator<Item = (Range<usize>, u32)> {
        let ends = self.starts.iter().skip(1).map(|(from, _)| *from as usize).chain([rows]);
        self.starts.iter().zip(ends).map(|((from, value), until)| (*from as usize..until, *value))
    }

    /// The column of the rows that stay. `place` is where each of them comes to stand; `rows` is how many there are.
    pub fn rest(&self, rows: usize, place: impl Fn(usize) -> Option<usize>) -> Self {
        let mut rest = Self::default();
        for (mut run, value) in self.iter(rows) {
            if let Some(first) = run.find_map(&place) {
                rest.push(first, value);
            }
        }
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(values: &[u32]) -> Runs {
        let mut runs = Runs::default();
        values.iter().enumerate().for_each(|(row, value)| runs.push(row, *value));
        runs
    }

    fn all(runs: &Runs, rows: usize) -> Vec<u32> {
        (0..rows).filter_map(|row| runs.get(row)).collect()
    }

    #[test]
    fn every_row_has_the_value_that_was_pushed() {
        let values = [3, 3, 0, 7, 7, 7, 3];
        let mut runs = runs(&values);
        assert_eq!(all(&runs, 7), values);
        assert_eq!(runs.iter(7).collect::<Vec<_>>(), [(0..2, 3), (2..3, 0), (3..6, 7), (6..7, 3)]);
        runs.truncate(4);
        runs.push(4, 9);
        assert_eq!(all(&runs, 5), [3, 3, 0, 7, 9]);
        assert_eq!(Runs::default().get(0), None);
    }

    #[test]
    fn rows_that_are_left_out_close_ranks() {
        let stays = [true, false, false, true, false, true, true];
        let place = |row: usize| stays[row].then(|| stays[..row].iter().filter(|stays| **stays).count());
        let rest = runs(&[3, 3, 0, 7, 7, 7, 3]).rest(7, place);
        assert_eq!(all(&rest, 4), [3, 7, 7, 3]);
    }
}
