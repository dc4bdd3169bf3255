from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "payments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from payments import providers
        from portal import health

        health.reachable[f"provider:{providers.DEFAULT}"] = providers.reachable
