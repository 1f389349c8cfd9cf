"""The reader of Hugging Face model cards (``README.md``, or their YAML alone)."""

from __future__ import annotations

from connectors.errors import UnreadableFileError
from connectors.file_readers.decoding import decode
from connectors.file_readers.drafts import RunDraft
from connectors.file_readers.json_text import looks_like_json, mentions
from connectors.file_readers.notebook import NoteBook
from connectors.file_readers.plausibility import unit_notes
from connectors.file_readers.protocol import FileSource, ReadContext
from connectors.file_readers.record import Record
from connectors.file_readers.report import finish_report
from connectors.file_readers.sample import Sample
from connectors.records import ImportReport

from .cautions import card_notes
from .emissions import emission_drafts
from .front_matter import EMISSIONS_KEY, Card, has_front_matter, names_emissions, read_card
from .results import measure_results

_CARD_KEYS = ("license:", "tags:", "model-index:", "library_name:", "pipeline_tag:", "base_model:", "datasets:")
_SCAN_CHARACTERS = 2 * 1024 * 1024


class HuggingFaceCardReader:
    """Reads the emissions a card states, in grams, and the results beside them; everything is *reported*."""

    id = "huggingface-card"
    description = "Hugging Face model card (README.md or YAML)"

    def score(self, sample: Sample) -> float:
        """Return 0.95 for front matter with emissions, 0.9 for the key alone, 0.6 for a card without emissions."""
        head = sample.text[:_SCAN_CHARACTERS]
        if looks_like_json(head):
            return 0.7 if mentions(head, (EMISSIONS_KEY,)) else 0.0
        if names_emissions(head):
            return 0.95 if has_front_matter(head) else 0.9
        lines = [line.strip() for line in head[:20_000].splitlines()]
        known = [key for key in _CARD_KEYS if any(line.startswith(key) for line in lines)]
        return 0.6 if has_front_matter(head) and known else 0.0

    def read(self, source: FileSource, context: ReadContext) -> ImportReport:
        """Read a card; a list of emissions gives several runs.

        Raises:
            UnreadableFileError: ``missing-column`` when the card states no emissions, ``no-usable-run``,
                ``other-phase`` (it is always a training), or what decoding and YAML refuse.
        """
        decoded = decode(source.content)
        notebook = NoteBook(decoded.notes)
        card = read_card(decoded.text)
        if EMISSIONS_KEY not in card.data:
            raise UnreadableFileError(
                f"The card has no {EMISSIONS_KEY}; add it, or give the values in the form.",
                code="missing-column",
                line=1,
                column=EMISSIONS_KEY,
            )
        record = Record(card.data, notebook, card.emissions_line)
        drafts = list(emission_drafts(record, card.emissions_line))
        for draft in drafts:
            _complete(draft, record, card, notebook)
        runs = [draft.finish(context, notebook) for draft in drafts if _states_consumption(draft)]
        return finish_report(source, self.id, None, runs, notebook)


def _states_consumption(draft: RunDraft) -> bool:
    return bool({"co2_eq_emissions", "energy_consumed"} & draft.measurements.keys())


def _complete(draft: RunDraft, record: Record, card: Card, notebook: NoteBook) -> None:
    draft.inform("library", record.text("library_name"))
    draft.inform("task", record.text("pipeline_tag"))
    draft.inform("dataset", _joined(record, "datasets"))
    draft.inform("base_model", _joined(record, "base_model"))
    measure_results(draft, record)
    models = list(record.children("model-index"))
    name = models[0].text("name") if models else ""
    draft.inform("model_name", name)
    draft.label = " · ".join(filter(None, (name, draft.information.get("training_type")))) or draft.run_id
    duration = draft.measurements.get("training_duration")
    for note in (*unit_notes(draft, duration.value if duration else None), *card_notes(draft, record, card.body)):
        notebook.add(note)


def _joined(record: Record, name: str) -> str:
    value = record.values.get(name)
    if not isinstance(value, list):
        return record.text(name)
    return ", ".join(str(item)[:100] for item in value[:10] if isinstance(item, str))
