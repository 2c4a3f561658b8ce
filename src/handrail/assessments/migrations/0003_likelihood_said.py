"""What an instrument said may be a long sentence."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0002_assessing")]

    operations = [
        migrations.AlterField(
            model_name="likelihood",
            name="said",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=1000), blank=True, default=list, size=None
            ),
        ),
    ]
