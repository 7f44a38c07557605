from collections.abc import Callable

from scrapelint import Report
from scrapelint.engine.fingerprint import UniqueFingerprints, fingerprint
from scrapelint.engine.stable_path import stable_path

Lint = Callable[..., Report]


def names(report: Report) -> list[str]:
    return [finding.fingerprint for finding in report.findings]


def test_lines_inserted_above_change_no_fingerprint(junk: Lint) -> None:
    text = "A line of junk.\n\nSome trash here.\n"
    assert names(junk("New.\n\nNews.\n" + text)) == names(junk(text))


def test_line_ends_and_white_space_change_no_fingerprint(junk: Lint) -> None:
    assert names(junk("twin.\r\n\r\ntwin\r\n")) == names(junk("twin.\ntwin"))


def test_equal_findings_of_one_document_have_fingerprints_of_their_own(junk: Lint) -> None:
    found = names(junk("junk and junk and junk"))
    assert len(set(found)) == 3
    assert names(junk("junk and junk")) == found[:2]


def test_path_and_id_and_rule_are_part_of_it(junk: Lint) -> None:
    reports = junk("junk"), junk("junk", path="b.txt"), junk("junk", id="7"), junk("trash")
    assert len({name for report in reports for name in names(report)}) == 4


def test_a_pair_has_one_name_from_either_side() -> None:
    one, other = ("a.txt", "", "It rained."), ("b.txt", "", "It rained again.")
    assert fingerprint("ND101", [one, other]) == fingerprint("ND101", [other, one])


def test_the_fingerprint_never_changes_by_mistake() -> None:
    # Baselines in users' repositories hold these: a change here is a new version of fingerprints.
    assert fingerprint("ND001", [("a.txt", "", "Rain “fell”.")]) == "1120a497e69c0b79"


def test_records_without_id_get_unique_names_in_order(junk: Lint) -> None:
    unique = UniqueFingerprints()
    reports = [junk("junk and junk", record=1), junk("junk", record=2), junk("junk", record=3)]
    settled = [name for report in reports for name in names(unique.settled(report))]
    assert len(set(settled)) == 4
    assert settled[:2] == names(reports[0])


def test_records_that_share_an_id_share_the_names(junk: Lint) -> None:
    unique = UniqueFingerprints()
    first, second = junk("junk and junk", record=1, id="7"), junk("junk", record=2, id="7")
    assert unique.settled(first) == first
    assert names(unique.settled(second)) == names(first)[:1]


def test_a_record_inserted_above_keeps_the_set_of_names(junk: Lint) -> None:
    def all_names(counts: list[int]) -> set[str]:
        unique = UniqueFingerprints()
        reports = (junk(" ".join(["junk"] * count), record=place) for place, count in enumerate(counts, start=1))
        return {name for report in reports for name in names(unique.settled(report))}

    assert all_names([2, 1]) == all_names([1, 2])
    assert all_names([1, 2]) < all_names([1, 1, 2])


def test_many_equal_records_take_linear_time(junk: Lint) -> None:
    unique, report = UniqueFingerprints(), junk("junk", record=1)
    assert len({names(unique.settled(report))[0] for _ in range(20_000)}) == 20_000


def test_preview_remembers_nothing(junk: Lint) -> None:
    unique = UniqueFingerprints()
    report = junk("junk", record=1)
    assert names(unique.preview(report)) == names(unique.preview(report)) == names(unique.settled(report))
    assert names(unique.preview(report)) != names(report)


def test_the_next_file_begins_anew(junk: Lint) -> None:
    unique = UniqueFingerprints()
    unique.settled(junk("junk", record=1))
    other = junk("junk", record=1, path="b.jsonl")
    assert unique.settled(other) == other


def test_a_path_is_named_from_the_root() -> None:
    assert stable_path("/corpus/news/a.txt", "/corpus") == "news/a.txt"
    assert stable_path("/elsewhere/a.txt", "/corpus") == "/elsewhere/a.txt"
    assert stable_path("<stdin>", "/corpus") == "<stdin>"
    assert stable_path("a.txt", "") == "a.txt"
