//! Walks over every route: who may, who may not, what leaks, what leaves a trail.
