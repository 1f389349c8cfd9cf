"""Countries and the carbon intensity of their electricity."""

from django.db import models
from django.db.models import Q

from persistence.fields import finite_and_non_negative


class Country(models.Model):
    """A country by its ISO 3166-1 alpha-3 code."""

    iso3 = models.CharField(primary_key=True, max_length=3)
    iso2 = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"

    def __str__(self) -> str:
        return self.name


class CarbonIntensity(models.Model):
    """Grams of CO2-equivalent per kWh of a country's electricity in a year, and who says so."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="carbon_intensities")
    year = models.PositiveSmallIntegerField()
    g_per_kwh = models.FloatField()
    source = models.CharField(max_length=300)
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["country", "-year"]
        verbose_name_plural = "carbon intensities"
        constraints = [
            models.UniqueConstraint(fields=["country", "year"], name="carbon_intensity_one_per_year"),
            finite_and_non_negative("g_per_kwh", "carbon_intensity_finite"),
            models.CheckConstraint(condition=Q(year__gte=1900, year__lte=2100), name="carbon_intensity_year_sane"),
        ]

    def __str__(self) -> str:
        return f"{self.country_id} {self.year}: {self.g_per_kwh} gCO2eq/kWh"
