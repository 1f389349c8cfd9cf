"""Pages of lists: ``{"count", "next", "previous", "results"}``."""

from rest_framework import pagination


class PageNumberPagination(pagination.PageNumberPagination):
    """25 to a page, 100 at most."""

    page_size = 25
    page_size_query_param = "page_size"
    max_page_size = 100


class VocabularyPagination(PageNumberPagination):
    """For short vocabularies (countries, metrics, tasks …), which a client wants whole."""

    page_size = 100
    max_page_size = 300
