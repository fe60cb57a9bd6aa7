//! What a process has cost so far, as the kernel counts it (Linux, proc(5)).

use std::time::Duration;

/// Processor time and memory of a process.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// Processor time of all its threads, in the program and in the kernel.
    pub cpu: Duration,
    /// The memory that it has resident, in MiB.
    pub resident: u64,
    /// The most memory it ever had resident, in MiB.
    pub peak: u64,
}

/// Ticks of the kernel's clock in a second: `USER_HZ`, 100 on every Linux that Rust runs on.
const TICKS_A_SECOND: u64 = 100;

impl Cost {
    /// What this process has cost so far; `None` when it has ended.
    pub fn of(process: u32) -> Option<Cost> {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        // The name in parentheses may hold anything; the fields after it are numbers.
        let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
        let ticks = |field: usize| fields.get(field)?.parse::<u64>().ok();
        let ticks = ticks(11)? + ticks(12)?;
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let mebibytes = |name: &str| {
            let value = status.lines().find_map(|line| line.strip_prefix(name))?;
            let kilobytes: u64 = value.trim().strip_suffix(" kB")?.parse().ok()?;
            Some(kilobytes / 1_024)
        };
        Some(Cost {
            cpu: Duration::from_millis(ticks * 1_000 / TICKS_A_SECOND),
            resident: mebibytes("VmRSS:")?,
            peak: mebibytes("VmHWM:")?,
        })
    }
}
