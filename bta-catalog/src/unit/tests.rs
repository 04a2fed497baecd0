use super::parse;

#[track_caller]
fn check(printed: &str, ucum: &str, factor: f64) {
    let unit = parse(printed).unwrap_or_else(|| panic!("{printed} is a unit"));
    assert_eq!(unit.ucum(), ucum, "{printed}");
    assert!((unit.factor() - factor).abs() < 1e-12, "{printed}");
}

#[test]
fn counts() {
    check("×10^3/µL", "10*3/uL", 1.0);
    check("10³/mm³", "10*3/uL", 1.0);
    check("10e9/L", "10*9/L", 1.0);
    check("lakh/cumm", "10*3/uL", 100.0);
    check("x 10(9)/L", "10*9/L", 1.0);
    check("*10^12/л", "10*12/L", 1.0);
    check("K/uL", "10*3/uL", 1.0);
    check("Mio./µl", "10*6/uL", 1.0);
    check("cells/cumm", "/uL", 1.0);
    check("/nl", "/nL", 1.0);
}
