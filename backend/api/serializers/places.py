"""Countries and carbon intensities."""

from rest_framework import serializers

from persistence.models import CarbonIntensity, Country


class CountrySerializer(serializers.ModelSerializer):
    """A country, and the latest year whose carbon intensity is known."""

    latest_year = serializers.IntegerField(allow_null=True)

    class Meta:
        model = Country
        fields = ["iso3", "iso2", "name", "latest_year"]


class CarbonIntensitySerializer(serializers.ModelSerializer):
    """Carbon intensity of a country's electricity in a year."""

    country = serializers.CharField(source="country_id")
    value = serializers.FloatField(source="g_per_kwh")
    unit = serializers.CharField(default="gCO2eq/kWh", read_only=True)

    class Meta:
        model = CarbonIntensity
        fields = ["country", "year", "value", "unit", "source"]
