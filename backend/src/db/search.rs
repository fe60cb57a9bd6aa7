//! Searching in texts that people typed.

use sea_orm::ExprTrait;
use sea_orm::sea_query::{Expr, Func, IntoColumnRef, LikeExpr, SimpleExpr};

/// Whether the column holds the term, upper and lower case alike where the database knows them.
pub(super) fn holds(column: impl IntoColumnRef, term: &str) -> SimpleExpr {
    let mut pattern = String::from("%");
    for c in term.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    Expr::expr(Func::lower(Expr::col(column))).like(LikeExpr::new(pattern).escape('\\'))
}
