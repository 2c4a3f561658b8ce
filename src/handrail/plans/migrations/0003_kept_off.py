from django.db import migrations

import handrail.records.fields


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0002_marking'),
    ]

    operations = [
        migrations.AddField(
            model_name='panel',
            name='kept_off',
            field=handrail.records.fields.references(),
        ),
    ]
