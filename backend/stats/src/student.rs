//! The 0.975 quantile of Student's t distribution.

/// Quantiles for 1 to 30 degrees of freedom (the usual table, as in NIST/SEMATECH e-Handbook
/// 1.3.6.7.2, with more digits).
const TABLE: [f64; 30] = [
    12.706_204_736,
    4.302_652_730,
    3.182_446_305,
    2.776_445_105,
    2.570_581_836,
    2.446_911_851,
    2.364_624_252,
    2.306_004_135,
    2.262_157_163,
    2.228_138_852,
    2.200_985_160,
    2.178_812_830,
    2.160_368_656,
    2.144_786_688,
    2.131_449_546,
    2.119_905_299,
    2.109_815_578,
    2.100_922_040,
    2.093_024_054,
    2.085_963_447,
    2.079_613_845,
    2.073_873_068,
    2.068_657_610,
    2.063_898_562,
    2.059_538_553,
    2.055_529_439,
    2.051_830_516,
    2.048_407_142,
    2.045_229_642,
    2.042_272_456,
];

/// The 0.975 quantile of the normal distribution.
pub(super) const Z_975: f64 = 1.959_963_984_540_054;

/// The quantile t with P(T <= t) = 0.975 for `degrees` of freedom, at least 1, which may lie between whole numbers
/// (Welch). Up to 30 the table, linear in 1/degrees between its entries; above, the expansion of
/// Cornish and Fisher in 1/degrees (Abramowitz and Stegun 26.7.5), within 1e-6 there.
pub fn t_975(degrees: f64) -> f64 {
    if degrees <= 1.0 {
        return TABLE[0];
    }
    if degrees < 30.0 {
        let below = degrees.floor();
        let above = below + 1.0;
        // 1 <= below <= 29, so both entries exist.
        let (low, high) = (TABLE[below as usize - 1], TABLE[below as usize]);
        let share = (1.0 / below - 1.0 / degrees) / (1.0 / below - 1.0 / above);
        return low + (high - low) * share;
    }
    let z = Z_975;
    let (z3, z5, z7, z9) = (
        z * z * z,
        z * z * z * z * z,
        z * z * z * z * z * z * z,
        z * z * z * z * z * z * z * z * z,
    );
    let g1 = (z3 + z) / 4.0;
    let g2 = (5.0 * z5 + 16.0 * z3 + 3.0 * z) / 96.0;
    let g3 = (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / 384.0;
    let g4 = (79.0 * z9 + 776.0 * z7 + 1482.0 * z5 - 1920.0 * z3 - 945.0 * z) / 92_160.0;
    let v = degrees;
    z + g1 / v + g2 / (v * v) + g3 / (v * v * v) + g4 / (v * v * v * v)
}

#[cfg(test)]
mod tests {
    use super::t_975;

    #[test]
    fn the_quantiles_are_those_of_the_tables() {
        for (degrees, expected) in [
            (1.0, 12.7062),
            (2.0, 4.302_65),
            (3.0, 3.182_45),
            (30.0, 2.042_272),
            (40.0, 2.021_075),
            (100.0, 1.983_972),
            (1000.0, 1.962_339),
        ] {
            assert!(
                (t_975(degrees) - expected).abs() < 1e-4,
                "{degrees}: {}",
                t_975(degrees)
            );
        }
        assert!(t_975(3.5) < t_975(3.0) && t_975(3.5) > t_975(4.0));
        assert!((t_975(29.999_999) - t_975(30.0)).abs() < 1e-6);
    }
}
