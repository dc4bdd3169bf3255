from django.urls import path

from payments import credit, views, webhook

urlpatterns = [
    path("customers/<str:customer_id>/payments", views.payments),
    path("customers/<str:customer_id>/payments/<str:payment_id>", views.payment),
    path("customers/<str:customer_id>/payments/<str:payment_id>/refresh", views.refresh),
    path("customers/<str:customer_id>/payments/<str:payment_id>/receipt", views.receipt),
    path("customers/<str:customer_id>/credit-applications", credit.credit_applications),
    path("providers/<str:provider>/webhook", webhook.receive),
]
