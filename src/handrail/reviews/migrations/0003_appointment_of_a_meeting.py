from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0002_reviewing"),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="contact",
            field=models.CharField(blank=True, max_length=64, null=True),
        ),
    ]
