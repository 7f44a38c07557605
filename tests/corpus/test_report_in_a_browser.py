"""The report in a real browser: nothing breaks out of it, it fits a phone, and keys and buttons do their work."""

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scrapelint.corpus.report import write_report
from scrapelint.corpus.summary import Summary
from scrapelint.engine.ignore_file import read_ignores

from .report_samples import PAGES, about, hostile_summary, summary_of

pytestmark = pytest.mark.slow

webdriver = pytest.importorskip("selenium.webdriver", reason="needs the dependency group `browser`")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
if not (CHROMIUM and DRIVER):
    pytest.skip("needs Chromium and its driver (packages chromium and chromium-driver)", allow_module_level=True)

QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1200,900"
)  # no sandbox: CI runs as root, and the page is a file of our own


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def browser(downloads: Path) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    for argument in QUIET.split():
        options.add_argument(argument)
    options.binary_location = CHROMIUM
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Any:
    def show(summary: Summary) -> Any:
        path = tmp_path / "report.html"
        write_report(path, summary, about())
        browser.set_window_size(1200, 900)
        browser.get(path.as_uri())
        return browser

    return show


def every(browser: Any, selector: str) -> list[Any]:
    return [one for one in browser.find_elements("css selector", selector) if one.is_displayed()]


def press(browser: Any, keys: str) -> None:
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


@pytest.mark.parametrize(
    "summary", [summary_of(PAGES), hostile_summary(), Summary()], ids=["pages", "hostile", "empty"]
)
def test_nothing_goes_wrong_and_nothing_breaks_out(shown: Any, summary: Summary) -> None:
    browser = shown(summary)
    assert browser.title == "scrapelint: failed: 5 findings"
    assert browser.get_log("browser") == []


@pytest.mark.parametrize("summary", [summary_of(PAGES), hostile_summary()], ids=["pages", "hostile"])
def test_it_fits_a_phone(shown: Any, summary: Summary) -> None:
    browser = shown(summary)
    browser.set_window_size(500, 900)  # as narrow as the window of this browser gets
    browser.execute_script("for (const one of document.querySelectorAll('details')) one.open = true")
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_keys_go_through_the_findings(shown: Any) -> None:
    browser = shown(summary_of(PAGES))
    press(browser, "nnn")
    third = browser.find_element("css selector", ".here").get_attribute("id")
    press(browser, "np")
    assert browser.find_element("css selector", ".here").get_attribute("id") == third
    press(browser, "nnn")
    assert len(every(browser, ".here")) == 1


def test_the_filters_leave_what_fits(shown: Any) -> None:
    browser = shown(summary_of(PAGES))
    assert len(every(browser, "details.sample")) == 2
    browser.find_element("css selector", "#pick-rule option[value=FR001]").click()
    assert [one.get_attribute("data-site") for one in every(browser, "details.sample")] == ["hills.example"]
    assert len(every(browser, "#rules tbody tr")) == 1
    browser.find_element("css selector", "#pick-rule option").click()
    browser.find_element("id", "pick-text").send_keys("COAST")
    assert [one.get_attribute("data-site") for one in every(browser, "details.sample")] == ["coast.example"]
    assert browser.find_element("id", "count").text == "1 article shown"


def test_a_table_is_sorted_by_what_is_clicked(shown: Any) -> None:
    browser = shown(summary_of(PAGES))
    head = browser.find_elements("css selector", "#sites thead button")[3]

    def column() -> list[int]:
        cells = browser.find_elements("css selector", "#sites tbody td:nth-child(4)")
        return [int(cell.text) for cell in cells]

    head.click()
    assert column() == [2, 2, 0]
    head.click()
    assert column() == [0, 2, 2]


def test_the_look_changes_between_light_and_dark(shown: Any) -> None:
    browser = shown(summary_of(PAGES))
    script = "return getComputedStyle(document.body).backgroundColor"
    first = browser.execute_script(script)
    browser.find_element("id", "theme").click()
    assert browser.execute_script(script) != first


def test_accepted_findings_are_saved_as_the_side_file_takes_them(shown: Any, downloads: Path) -> None:
    browser = shown(summary_of(PAGES))
    press(browser, "na")
    browser.find_element("id", "save").click()
    saved = downloads / "accepted.toml"
    for _ in range(100):
        if saved.exists():
            break
        browser.execute_async_script("setTimeout(arguments[0], 50)")
    (entry,) = read_ignores(saved)
    assert entry.rule in {"ND001", "BP001", "FR001", "BP004"}
    assert tomllib.loads(saved.read_text())["ignore"][0]["reason"] == "accepted in the report"
