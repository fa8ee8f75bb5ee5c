//! to come
fn main(){}
