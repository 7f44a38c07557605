"""JUnit XML, which build servers show as tests: a document is a suite, a finding a failed test."""

from collections.abc import Iterator

from ..finding import Finding
from ..report import Report
from .base import Format, RunSummary
from .markup import xml_tag, xml_text
from .places import explained, file_place, place, relative

_LONGEST = 1000  # code points of flagged text


class JunitFormat(Format):
    """A suite for each document; one without findings holds a test that passed."""

    name = "junit"

    def start(self) -> Iterator[str]:
        """Yield the head."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="scrapelint">\n'

    def report(self, report: Report) -> Iterator[str]:
        """Yield the suite of one document."""
        document = report.document
        record = "" if document.record is None else f":{document.record}"
        identity = "" if document.id is None else f"[{document.id}]"
        count = len(report.findings)
        yield _suite(f"{relative(report.path)}{record}{identity}", count, len(report.failures))
        for finding in report.findings:
            yield from _failed(finding)
        for failure in report.failures:
            yield f"{_case(failure.rule, report.path, {})}"
            yield f"{xml_tag('error', {'message': failure.problem, 'type': failure.plugin}, empty=True)}</testcase>\n"
        if not count and not report.failures:
            yield f"{_case('no findings', report.path, {})}</testcase>\n"
        yield "</testsuite>\n"

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield the end."""
        del summary
        yield "</testsuites>\n"


def _suite(name: str, findings: int, errors: int) -> str:
    tests = max(1, findings + errors)
    counts: dict[str, str | int] = {"tests": tests, "failures": findings, "errors": errors, "skipped": 0, "time": "0"}
    return f"{xml_tag('testsuite', {'name': name, **counts})}\n"


def _case(name: str, path: str, where: dict[str, str | int]) -> str:
    return xml_tag("testcase", {"name": name, "classname": relative(path), "time": "0", **where})


def _failed(finding: Finding) -> Iterator[str]:
    name = f"{finding.code} {finding.name} {finding.line}:{finding.column}"
    yield _case(name, finding.path, {"file": relative(finding.path), "line": file_place(finding).line})
    yield xml_tag("failure", {"message": finding.message, "type": finding.severity})
    lines = [f"{place(finding)}: {explained(finding)}", finding.text[:_LONGEST], *finding.details]
    yield "\n".join(xml_text(line) for line in lines if line)
    yield "</failure></testcase>\n"
