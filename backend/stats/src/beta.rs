//! The regularised incomplete beta function, which is the tail of the F distribution, and the
//! binomial probability.
//!
//! Logarithm and exponential are made of basic operations here, since those of the platform may
//! differ in the last bit from machine to machine.

use std::f64::consts::{LN_2, PI, SQRT_2};
use std::sync::LazyLock;

/// I(x; a, b) for a, b > 0, with `y` = 1 - x given apart, so that neither loses digits near 0 or 1;
/// within 1e-10.
///
/// The continued fraction of Abramowitz and Stegun 26.5.8 in the form of Numerical Recipes 6.4,
/// evaluated by the method of Lentz; the power before it by the saddle-point expansion of Loader
/// (*Fast and Accurate Computation of Binomial Probabilities*, 2000), which keeps its digits for
/// large a and b.
pub(crate) fn incomplete_beta(x: f64, y: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    // The fraction converges fast on this side of the mean, in some √max(a, b) steps.
    let value = if x < (a + 1.0) / (a + b + 2.0) {
        power(x, y, a, b) / a / fraction(x, a, b)
    } else {
        1.0 - power(y, x, b, a) / b / fraction(y, b, a)
    };
    value.clamp(0.0, 1.0)
}

/// More steps than the fraction needs for 10⁹ visits.
const MOST_STEPS: u32 = 200_000;

/// The denominator of the continued fraction.
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    let not_zero = |value: f64| if value == 0.0 { 1e-300 } else { value };
    let mut value = 1.0;
    let (mut c, mut d) = (1.0, 0.0);
    for step in 1..=MOST_STEPS {
        let m = f64::from(step / 2);
        let term = if step % 2 == 1 {
            -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0))
        } else {
            m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m))
        };
        d = 1.0 / not_zero(1.0 + term * d);
        c = not_zero(1.0 + term / c);
        value *= c * d;
        if (c * d - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

/// x^a y^b / B(a, b).
fn power(x: f64, y: f64, a: f64, b: f64) -> f64 {
    exp(exponent(x, y, a, b)) * (a * b / (2.0 * PI * (a + b))).sqrt()
}

/// The logarithm of the probability of `a` passes and `b` misses, where a pass has the probability
/// `x` and a miss `y` = 1 - x, both above zero.
pub(crate) fn ln_binomial(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if a <= 0.0 {
        return b * ln(y);
    }
    if b <= 0.0 {
        return a * ln(x);
    }
    exponent(x, y, a, b) - ln(2.0 * PI * (a / (a + b)) * b) / 2.0
}

/// ln of x^a y^b Γ(a + b + 1) / Γ(a + 1) / Γ(b + 1) √(2π a b / (a + b)), by Loader.
fn exponent(x: f64, y: f64, a: f64, b: f64) -> f64 {
    let n = a + b;
    stirling_error(n)
        - stirling_error(a)
        - stirling_error(b)
        - deviance(a, n * x)
        - deviance(b, n * y)
}

/// ln Γ(z + 1) less the first terms of its expansion by Stirling, (z + 1/2) ln z - z + ln √2π. Those of
/// small whole numbers, which are numbers of visits, are kept.
fn stirling_error(z: f64) -> f64 {
    static OF_WHOLE: LazyLock<[f64; 15]> =
        LazyLock::new(|| std::array::from_fn(|z| calculated_error(z as f64)));
    if z < 15.0 && z.fract() == 0.0 {
        return OF_WHOLE[z as usize];
    }
    calculated_error(z)
}

fn calculated_error(z: f64) -> f64 {
    let (mut z, mut error) = (z, 0.0);
    while z < 15.0 {
        error += (z + 0.5) * ln((z + 1.0) / z) - 1.0;
        z += 1.0;
    }
    let z2 = z * z;
    let series = 1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / z2) / z2;
    error + (1.0 / 12.0 - (1.0 / 360.0 - series / z2) / z2) / z
}

/// k ln(k / m) + m - k, without loss of digits where k is near m.
fn deviance(k: f64, m: f64) -> f64 {
    let v = (k - m) / (k + m);
    if v.abs() >= 0.1 {
        return k * ln(k / m) + m - k;
    }
    // k ln((1 + v) / (1 - v)) = 2k (v + v³/3 + v⁵/5 + ...), and m - k = -v (k + m).
    let mut sum = (k - m) * v;
    let mut odd = 2.0 * k * v;
    for j in 1..20 {
        odd *= v * v;
        sum += odd / f64::from(2 * j + 1);
    }
    sum
}

/// The natural logarithm of a positive number.
fn ln(value: f64) -> f64 {
    // value = m 2^e with m from √½ to √2. The numbers here are far from the subnormal ones.
    let bits = value.to_bits();
    let mut exponent = ((bits >> 52) & 0x7ff) as i32 - 1023;
    let mut m = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
    if m > SQRT_2 {
        m /= 2.0;
        exponent += 1;
    }
    let s = (m - 1.0) / (m + 1.0);
    let (mut term, mut sum) = (s, s);
    for j in 1..13 {
        term *= s * s;
        sum += term / f64::from(2 * j + 1);
    }
    2.0 * sum + f64::from(exponent) * LN_2
}

/// The exponential of a number that is at most a few hundred; 0 for less than -700.
pub(crate) fn exp(value: f64) -> f64 {
    if value < -700.0 {
        return 0.0;
    }
    let doublings = (value / LN_2).round().clamp(-1022.0, 1022.0);
    let rest = value - doublings * LN_2;
    let (mut term, mut sum) = (1.0, 1.0);
    for j in 1..18 {
        term *= rest / f64::from(j);
        sum += term;
    }
    sum * f64::from_bits(((doublings as i64 + 1023) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        let off = (found - expected).abs();
        assert!(off < 1e-13 * expected.abs().max(1.0), "{found} {expected}");
    }

    #[test]
    fn logarithm_and_exponential_are_those_of_the_platform_but_for_the_last_bits() {
        for value in [1e-300, 1e-9, 0.3, 0.999_999, 1.0, 1.5, 2.0, 10.0, 1e18] {
            near(ln(value), value.ln());
        }
        for value in [-699.0, -20.0, -1.0, -1e-9, 0.0, 0.3, 5.0] {
            near(exp(value), value.exp());
        }
        assert_eq!(exp(-800.0).to_bits(), 0);
    }

    #[test]
    fn whole_parameters_give_polynomials() {
        // I(x; 1, 1) = x; I(x; 3, 1) = x³; I(x; 1, 3) = 1 - (1 - x)³; I(x; 2, 2) = 3x² - 2x³.
        for x in [0.01, 0.125, 0.5, 0.6, 0.99] {
            let y = 1.0 - x;
            near(incomplete_beta(x, y, 1.0, 1.0), x);
            near(incomplete_beta(x, y, 3.0, 1.0), x * x * x);
            near(incomplete_beta(x, y, 1.0, 3.0), 1.0 - y * y * y);
            near(incomplete_beta(x, y, 2.0, 2.0), (3.0 - 2.0 * x) * x * x);
        }
        assert_eq!(incomplete_beta(0.0, 1.0, 2.0, 2.0).to_bits(), 0);
        assert_eq!(
            incomplete_beta(1.0, 0.0, 2.0, 2.0).to_bits(),
            1.0_f64.to_bits()
        );
    }

    #[test]
    fn the_binomial_probability_is_that_of_pascals_triangle() {
        // 10 x .3² x .7³ = .3087; .7⁵ = .16807; .3⁵ = .00243.
        for (a, b, expected) in [(2.0, 3.0, 0.3087), (0.0, 5.0, 0.16807), (5.0, 0.0, 0.00243)] {
            near(exp(ln_binomial(a, b, 0.3, 0.7)), expected);
        }
    }

    #[test]
    fn equal_parameters_are_symmetric_about_one_half_however_large() {
        for a in [0.5, 1.5, 20.0, 1e4, 5e8] {
            let half = incomplete_beta(0.5, 0.5, a, a);
            assert!((half - 0.5).abs() < 1e-10, "{a}: {half}");
        }
    }
}
