"""BP008: paywall or sign in."""

from scrapelint_boilerplate.class_rule import ClassRule


class PaywallOrSignIn(ClassRule):
    """The text of a paywall, a sign-in form or an account menu was scraped.

    “Subscribe to continue reading”, “Already a subscriber? Log in”, “Forgot password?”. Where such a line ends the
    text, the article is likely to be cut short too.

    How-to steps that tell to sign in somewhere are left alone unless they stand outside the body.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP008"
    name = "paywall-or-sign-in"
    message = "paywall or sign-in text, not part of the article"
    safe = True
    sure = 0.99
    likely = 0.98
