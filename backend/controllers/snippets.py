"""Badge snippets to paste into a README, a web page or a documentation."""

from __future__ import annotations

from html import escape


def badge_snippets(*, badge_url: str, page_url: str, alternative: str) -> dict[str, str]:
    """Markdown, HTML and reStructuredText that show the badge and lead to the label page.

    ``alternative`` is the text for those who cannot see the picture; the addresses are our own.
    """
    plain = " ".join(alternative.split())
    return {
        "markdown": f"[![{plain}]({badge_url})]({page_url})",
        "html": f'<a href="{escape(page_url)}"><img src="{escape(badge_url)}" alt="{escape(plain)}" height="20"></a>',
        "restructuredtext": f".. image:: {badge_url}\n   :target: {page_url}\n   :alt: {plain}",
    }
