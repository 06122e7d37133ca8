"""The one place that touches the network; ``workbench.reading.fetch`` is its face."""
