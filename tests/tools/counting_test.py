"""tests/run reads each runner's own words, and believes no runner that ended badly."""

import unittest

import support  # noqa: F401
from portico_cli.tests.step import (
    Command,
    Count,
    Step,
    clang_tidy,
    googletest,
    last_line,
    node_test,
    one_check,
    preparation,
    run,
    unittest as python_unittest,
)


class Readers(unittest.TestCase):
    def test_googletest_counts_passed_failed_and_skipped(self) -> None:
        text = "[  PASSED  ] 12 tests.\n[  SKIPPED ] 1 test, listed below:\n"
        text += "[  FAILED  ] 2 tests, listed below:\n[  FAILED  ] Money.Adds\n"
        self.assertEqual(googletest(text, 1), Count(12, 2, 1))

    def test_a_crash_of_googletest_is_a_failure(self) -> None:
        self.assertEqual(googletest("AddressSanitizer: heap-use-after-free", 1), Count(0, 1))

    def test_unittest_counts_errors_and_failures_of_several_runs(self) -> None:
        text = "Ran 10 tests in 1.0s\n\nFAILED (failures=2, errors=1, skipped=3)\n"
        text += "Ran 5 tests in 1.0s\n\nOK (skipped=1)\n"
        self.assertEqual(python_unittest(text, 1), Count(8, 3, 4))

    def test_expected_failures_are_not_failures(self) -> None:
        text = "Ran 2 tests in 0.1s\n\nOK (expected failures=1)\n"
        self.assertEqual(python_unittest(text, 0), Count(2, 0))

    def test_an_import_error_is_a_failure(self) -> None:
        self.assertEqual(python_unittest("ImportError: no module", 1), Count(0, 1))

    def test_the_last_line_of_our_runners_counts(self) -> None:
        self.assertEqual(last_line("1 passed, 0 failed\n9 passed, 2 failed\n", 1), Count(9, 2))

    def test_node_counts_in_both_of_its_forms(self) -> None:
        self.assertEqual(node_test("# pass 3\n# fail 1\n# skipped 0\n", 1), Count(3, 1))
        self.assertEqual(node_test("ℹ pass 3\nℹ fail 0\n", 0), Count(3, 0))

    def test_clang_tidy_counts_files(self) -> None:
        check = "clang-tidy-14 --use-color -quiet /src/{name}.cpp\n"
        text = check.format(name="date") + check.format(name="money")
        text += "/src/money.cpp:3:1: error: two of them\n/src/money.cpp:4:1: error: two of them\n"
        self.assertEqual(clang_tidy(text, 1), Count(1, 1))
        self.assertEqual(clang_tidy("", 0), Count(0, 0))

    def test_a_good_count_and_a_bad_end_is_a_failure(self) -> None:
        self.assertEqual(last_line("5 passed, 0 failed\n", 139), Count(5, 1))


class Steps(unittest.TestCase):
    def test_a_step_without_tests_fails(self) -> None:
        count, _, output = run(Step("none", "", lambda: [Command(["true"], preparation)]))
        self.assertEqual(count, Count(0, 1))
        self.assertIn("No test ran.", output)

    def test_a_missing_program_fails(self) -> None:
        count, _, _ = run(Step("none", "", lambda: [Command(["no-such-program"], one_check)]))
        self.assertEqual(count, Count(0, 1))

    def test_a_failed_build_ends_the_step(self) -> None:
        words = [Command(["false"], preparation), Command(["true"], one_check)]
        count, _, _ = run(Step("none", "", lambda: words))
        self.assertEqual(count, Count(0, 1))

    def test_a_step_that_hangs_fails(self) -> None:
        words = [Command(["sleep", "60"], one_check, timeout_s=1)]
        count, seconds, output = run(Step("none", "", lambda: words))
        self.assertEqual(count, Count(0, 1))
        self.assertLess(seconds, 30)
        self.assertIn("Not done after 1 s.", output)
