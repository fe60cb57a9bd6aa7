//! The 0.975 quantile of Student's t distribution.

/// The 0.975 quantile of the normal distribution.
pub(crate) const Z_975: f64 = 1.959_963_984_540_054;

/// The quantile as a Chebyshev series in 2/degrees - 1, on which it depends smoothly;
/// `tests/fixtures/quantile.py` made the coefficients, and those left out are below 3e-13.
const SERIES: [f64; 20] = [
    5.766225730132761,
    5.046713677349998,
    1.5144033349810397,
    0.319326140540993,
    0.05163649746004005,
    0.007001089779692747,
    0.0008124225737200499,
    7.880270329118157e-05,
    6.311440769058493e-06,
    6.827695790781181e-07,
    5.7757993808234386e-08,
    -1.6418325764627014e-08,
    6.08039701652102e-09,
    -1.036233593856029e-09,
    -6.238676934706136e-13,
    1.0124712400853756e-10,
    -6.056891499538157e-11,
    2.560069183412575e-11,
    -8.360705711528614e-12,
    1.85097010289742e-12,
];

/// The quantile t with P(T <= t) = 0.975 for `degrees` of freedom, at least 1, which may lie between
/// whole numbers (Welch); within 1e-12 of the true value everywhere.
///
/// The series is summed by Clenshaw's recurrence (Mathematical Tables and other Aids to Computation
/// 9 (1955), 118-120). Fewer than one degree counts as one, and what is no number as well.
#[must_use]
pub fn t_975(degrees: f64) -> f64 {
    let x = if degrees > 1.0 {
        2.0 / degrees - 1.0
    } else {
        1.0
    };
    let (mut next, mut after) = (0.0, 0.0);
    for coefficient in SERIES[1..].iter().rev() {
        (next, after) = (2.0 * x * next - after + coefficient, next);
    }
    x * next - after + SERIES[0]
}

#[cfg(test)]
mod tests {
    use super::{Z_975, t_975};

    #[test]
    fn the_quantiles_are_those_of_the_tables() {
        // NIST/SEMATECH e-Handbook of Statistical Methods 1.3.6.7.2, with more digits.
        for (degrees, expected) in [
            (1.0, 12.706_204_736_175),
            (2.0, 4.302_652_729_749),
            (3.0, 3.182_446_305_284),
            (4.0, 2.776_445_105_198),
            (10.0, 2.228_138_851_986),
            (30.0, 2.042_272_456_301),
            (40.0, 2.021_075_390_306),
            (100.0, 1.983_971_518_524),
            (1000.0, 1.962_339_080_826),
        ] {
            let off = (t_975(degrees) - expected).abs();
            assert!(off < 2e-12, "{degrees}: {}", t_975(degrees));
        }
        assert!((t_975(1e18) - Z_975).abs() < 1e-12);
    }

    #[test]
    fn fewer_than_one_degree_counts_as_one() {
        for degrees in [0.5, 0.0, -3.0, f64::NAN, f64::NEG_INFINITY] {
            assert_eq!(t_975(degrees).to_bits(), t_975(1.0).to_bits());
        }
        assert!((t_975(f64::INFINITY) - Z_975).abs() < 1e-12);
    }
}
