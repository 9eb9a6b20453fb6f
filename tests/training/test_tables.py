from training.tables import markdown


def test_table_has_a_head_a_rule_and_rows():
    assert markdown(["test", "LAS"], [["EWT", "82.1"]]) == "| test | LAS |\n| --- | --- |\n| EWT | 82.1 |\n"
