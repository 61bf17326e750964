from geopolnews.assemble.names.settings import Setting


def test_an_office_is_held_in_the_country_that_the_text_speaks_of_most() -> None:
    setting = Setting(counts={"GH": 5, "FR": 1}, spoken=frozenset({"GH", "FR"}))
    assert setting.home_of_office([(0, 10)]) == "GH"


def test_an_office_stays_open_where_the_text_names_its_country_only_in_the_names_of_bodies() -> None:
    setting = Setting(counts={"IN": 5, "FR": 1}, spoken=frozenset({"FR"}))
    assert setting.home_of_office([(0, 10)]) is None
