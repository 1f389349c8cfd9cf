"""A good file of each format, small and made up; a new reader adds its own."""

# ruff: noqa: E501, W291 - the lines are as long, and end as, the tools write them

import json

from codecarbon_csv_builder import file_of

CARD = """---
license: mit
library_name: transformers
pipeline_tag: text-classification
co2_eq_emissions:
  emissions: 240.0
  energy_consumed: 0.8
  source: codecarbon
  training_type: fine-tuning
  hours_used: 2.5
  hardware_used: 2 x NVIDIA A100
  cpu_model: AMD EPYC 7763
  ram_total_size: 251.5
  on_cloud: false
  geographical_location: Paris, France
model-index:
- name: toy-classifier
  results:
  - task: {type: text-classification}
    dataset: {name: toy-reviews, type: toy}
    metrics:
    - {type: accuracy, value: 0.91}
    - {type: rouge, name: Rouge-L, value: 42.5}
---
# Toy classifier
"""

CARBONTRACKER_OUTPUT = """2024-03-01 10:00:00 - CarbonTracker: The following components were found: GPU with device(s) Tesla T4, Tesla T4.
2024-03-01 10:10:00 - CarbonTracker: 
Predicted consumption for 10 epoch(s):
\tTime:\t1:40:00
\tEnergy:\t0.500000000000 kWh
\tCO2eq:\t200.000000000000 g
2024-03-01 10:30:00 - CarbonTracker: Average carbon intensity during training was 400.00 gCO2eq/kWh.
2024-03-01 10:30:00 - CarbonTracker: 
Actual consumption for 3 epoch(s):
\tTime:\t0:30:00
\tEnergy:\t0.150000000000 kWh
\tCO2eq:\t60.000000000000 g
\tThis is equivalent to:
\t0.5 km travelled by car
2024-03-01 10:30:00 - CarbonTracker: Finished monitoring.
"""

CARBONTRACKER_STANDARD = """2024-03-01 10:00:00 - carbontracker version 2.1.0
2024-03-01 10:00:00 - Only predicted and actual consumptions are multiplied by a PUE coefficient of 1.5 (someone, 2023).
2024-03-01 10:00:00 - The following components were found: GPU with device(s) Tesla T4. CPU with device(s) Xeon, Xeon.
2024-03-01 10:10:00 - Epoch 1:
2024-03-01 10:10:00 - Duration: 0:10:00.00
2024-03-01 10:10:00 - Average power usage (W) for gpu: 60.0
2024-03-01 10:10:00 - Average power usage (W) for cpu: [20.0 20.0]
2024-03-01 10:20:00 - Epoch 2:
2024-03-01 10:20:00 - Duration: 0:10:00.00
2024-03-01 10:20:00 - Average power usage (W) for gpu: 60.0
2024-03-01 10:20:00 - Average power usage (W) for cpu: [20.0 20.0]
2024-03-01 10:20:00 - Average carbon intensity during training was 300.00 gCO2/kWh at detected location: Barcelona, ES.
"""

ECO2AI_HEADER = (
    "id,project_name,experiment_description,epoch,start_time,duration(s),power_consumption(kWh),CO2_emissions(kg),"
    "CPU_name,GPU_name,OS,region/country,cost"
)
ECO2AI = f"""{ECO2AI_HEADER}
a-1,toy,"train, then test",N/A,2024-03-01 10:00:00,3600.0,0.4,0.12,"AMD EPYC/1 device(s), TDP:180",Tesla T4 2 device(s),Linux,ES,0
"""

AI_ENERGY_SCORE = "model,total_gpu_energy,energy_score\ntoy/one,0.186,5\ntoy/two,1.2,2\n"
GAISSALABEL_PLUGIN = "model_size,file_size,flops\n25000000,98.5,4.1e9\n"

MLFLOW = """run_id,experiment_id,status,start_time,end_time,metrics.accuracy,metrics.emissions,metrics.loss,params.batch_size,tags.mlflow.runName
r1,1,FINISHED,2024-03-01 10:00:00+00:00,2024-03-01 11:00:00+00:00,0.91,0.12,0.3,32,brave-hen
r2,1,FAILED,2024-03-01 12:00:00+00:00,2024-03-01 12:01:00+00:00,,0.01,,32,odd-owl
"""


def optimum_report(**phases):
    """A report of 1,000 samples with the energies given, in kWh: a number, or one for each iteration."""
    report = {"preprocess": phase_of(0.001, 1000)}
    for name, energy in phases.items():
        values = energy if isinstance(energy, list) else []
        mean = sum(values) / len(values) if values else energy
        report[name] = phase_of(mean, 1000) | {"measures": [energy_of(value) for value in values] or None}
    return report


def energy_of(total):
    return {"unit": "kWh", "cpu": total * 0.1, "ram": 0.0, "gpu": total * 0.9, "total": total}


def phase_of(total, samples):
    efficiency = {"unit": "samples/kWh", "value": samples / total if total > 0 else 0}
    return {"memory": None, "latency": None, "energy": energy_of(total), "efficiency": efficiency}


ML_ENERGY = {
    "task": "lm-arena-chat",
    "configurations": [
        {
            "model_id": "toy/one",
            "nickname": "Toy One",
            "gpu_model": "H100",
            "num_gpus": 2,
            "total_params_billions": 13.0,
            "weight_precision": "bfloat16",
            "max_num_seqs": 128,
            "energy_per_token_joules": 0.2,
            "energy_per_request_joules": 36.0,
            "avg_batch_size": 87.5,
        }
    ],
}

BOAMPS = {
    "header": {"formatVersion": "1.1"},
    "task": {
        "taskStage": "inference",
        "taskFamily": "chatbot",
        "nbRequest": 50,
        "algorithms": [{"foundationModelName": "toy-13b", "parametersNumber": 13, "quantization": "q16"}],
        "dataset": [{"dataUsage": "input", "dataType": "token", "dataQuantity": 11}],
    },
    "measures": [{"measurementMethod": "wattmeter", "powerConsumption": 0.005, "measurementDuration": 60}],
    "infrastructure": {"components": [{"componentName": "L40S", "componentType": "gpu", "nbComponent": 2}]},
    "environment": {"country": "france"},
    "quality": "medium",
}

EXAMPLES = {
    "codecarbon-csv": file_of(),
    "huggingface-card": CARD.encode(),
    "carbontracker-log": CARBONTRACKER_OUTPUT.encode(),
    "eco2ai-csv": ECO2AI.encode(),
    "optimum-benchmark-json": json.dumps(optimum_report(prefill=0.05, decode=0.1)).encode(),
    "ai-energy-score": AI_ENERGY_SCORE.encode(),
    "ml-energy": json.dumps(ML_ENERGY).encode(),
    "boamps-json": json.dumps(BOAMPS).encode(),
    "gaissalabel-plugin-csv": GAISSALABEL_PLUGIN.encode(),
    "mlflow-csv": MLFLOW.encode(),
}

FURTHER_EXAMPLES = [
    ("huggingface-card", "co2_eq_emissions: 12.5\n"),
    ("huggingface-card", "---\nco2_eq_emissions:\n- 3.1\n- emissions: 4\n---\n"),
    ("carbontracker-log", CARBONTRACKER_STANDARD),
    (
        "ai-energy-score",
        '{"units": "Wh", "total": 125.4, "preprocess_wh": 0.1, "prefill_wh": 25.3, "decode_wh": 100.0}',
    ),
    ("ai-energy-score", "GPU Energy (Wh): 1,125.40\n(preprocess=0.10 Wh, prefill=25.30 Wh, decode=1,100.00 Wh)\n"),
    ("ai-energy-score", '[{"model": "toy", "wh_per_1000_queries": 3.2}]'),
    ("ml-energy", "Model,GPU,TP,PP,Energy/req (J)\ntoy,H100,1,1,36\n"),
    ("ml-energy", '{"Model": "toy", "GPU": "H100", "Energy/req (J)": 36.0, "Avg BS (reqs)": 63.4}'),
    ("optimum-benchmark-json", json.dumps({"config": {"name": "x"}, "report": optimum_report(forward=0.01)})),
    ("eco2ai-csv", ECO2AI.replace("(kWh)", "(kWTh)").replace(",", ";")),
]
