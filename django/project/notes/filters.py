"""`?search=` and `?ordering=`: DRF's, with a limit, and with an order that no two pages can disagree about."""

from rest_framework import filters, serializers


class LimitedSearchFilter(filters.SearchFilter):
    def get_search_terms(self, request):
        field = serializers.CharField(max_length=100, trim_whitespace=False, allow_blank=True)
        try:
            field.run_validation(request.query_params.get(self.search_param, ""))
        except serializers.ValidationError as error:
            raise serializers.ValidationError({self.search_param: error.detail}) from None
        return super().get_search_terms(request)


class StableOrderingFilter(filters.OrderingFilter):
    def get_ordering(self, request, queryset, view):
        return [*super().get_ordering(request, queryset, view), "-id"]
