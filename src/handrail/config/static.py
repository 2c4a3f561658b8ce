"""Static files as production serves them: compressed, and under names that change with what is in them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Modules that scripts import have such names as well, so that browsers keep them too."""

    support_js_module_import_aggregation = True
