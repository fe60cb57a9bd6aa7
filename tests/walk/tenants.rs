//! P7: what is another tenant's is not there.
