from request_helpers import *
def test_x(client, evaluation):
    r = client.get(f"/api/v1/evaluations/{evaluation.pk}/")
    import json; print(json.dumps(r.json(), indent=1)[:6000])
    assert 0
