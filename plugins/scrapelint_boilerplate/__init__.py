"""Stray page boilerplate: rules that find what a page says around its article."""

from scrapelint.plugin import CorpusRule, Rule, hookimpl
from scrapelint_boilerplate.advert_label import AdvertLabel
from scrapelint_boilerplate.affiliate_disclosure import AffiliateDisclosure
from scrapelint_boilerplate.agency_signoff import AgencySignoff
from scrapelint_boilerplate.app_prompt import AppPrompt
from scrapelint_boilerplate.author_bio import AuthorBio
from scrapelint_boilerplate.boilerplate_line import BoilerplateLine
from scrapelint_boilerplate.boilerplate_zone import BoilerplateZone
from scrapelint_boilerplate.byline_remains import BylineRemains
from scrapelint_boilerplate.call_to_action import CallToAction
from scrapelint_boilerplate.comment_form import CommentForm
from scrapelint_boilerplate.cookie_notice import CookieNotice
from scrapelint_boilerplate.corpus_template_line import CorpusTemplateLine
from scrapelint_boilerplate.date_stamp import DateStamp
from scrapelint_boilerplate.follow_prompt import FollowPrompt
from scrapelint_boilerplate.html_residue import HtmlResidue
from scrapelint_boilerplate.javascript_notice import JavascriptNotice
from scrapelint_boilerplate.learned_template_line import LearnedTemplateLine
from scrapelint_boilerplate.legal_line import LegalLine
from scrapelint_boilerplate.navigation import Navigation
from scrapelint_boilerplate.newsletter_prompt import NewsletterPrompt
from scrapelint_boilerplate.organisation_blurb import OrganisationBlurb
from scrapelint_boilerplate.paywall_or_sign_in import PaywallOrSignIn
from scrapelint_boilerplate.photo_credit import PhotoCredit
from scrapelint_boilerplate.placeholder_text import PlaceholderText
from scrapelint_boilerplate.player_text import PlayerText
from scrapelint_boilerplate.read_more_link import ReadMoreLink
from scrapelint_boilerplate.related_links import RelatedLinks
from scrapelint_boilerplate.share_prompt import SharePrompt
from scrapelint_boilerplate.site_template_line import SiteTemplateLine
from scrapelint_boilerplate.symbol_line import SymbolLine
from scrapelint_boilerplate.table_of_contents import TableOfContents
from scrapelint_boilerplate.tags_line import TagsLine
from scrapelint_boilerplate.widget_text import WidgetText


@hookimpl
def scrapelint_rules() -> list[type[Rule]]:
    """Return this plugin's rules, in the order of their codes."""
    return [
        CommentForm,
        PhotoCredit,
        AgencySignoff,
        SharePrompt,
        SymbolLine,
        FollowPrompt,
        NewsletterPrompt,
        PaywallOrSignIn,
        AppPrompt,
        CookieNotice,
        JavascriptNotice,
        LegalLine,
        BylineRemains,
        DateStamp,
        TagsLine,
        Navigation,
        TableOfContents,
        RelatedLinks,
        ReadMoreLink,
        AdvertLabel,
        AffiliateDisclosure,
        AuthorBio,
        OrganisationBlurb,
        CallToAction,
        WidgetText,
        PlayerText,
        PlaceholderText,
        HtmlResidue,
        BoilerplateZone,
        BoilerplateLine,
        LearnedTemplateLine,
    ]


@hookimpl
def scrapelint_corpus_rules() -> list[type[CorpusRule]]:
    """Return the rules of this plugin that look across documents."""
    return [SiteTemplateLine, CorpusTemplateLine]
