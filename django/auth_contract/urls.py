"""Every path with and without its trailing slash: a redirect would turn a POST into a GET."""

from django.urls import re_path
from rest_framework_simplejwt import views as simplejwt

from auth_contract import account_views as accounts
from auth_contract import conf, meta, views

documented = [
    ("api/auth/csrf", "get", views.CsrfView.as_view()),
    ("api/auth/session", "get", views.SessionView.as_view()),
    ("api/auth/capabilities", "get", views.CapabilitiesView.as_view()),
    ("api/auth/login", "post", views.LoginView.as_view()),
    ("api/auth/me", "get", views.MeView.as_view()),
    ("api/auth/refresh", "post", views.RefreshView.as_view()),
    ("api/auth/verify", "post", views.VerifyView.as_view()),
    ("api/auth/logout", "post", views.LogoutView.as_view()),
    ("api/auth/register", "post", accounts.RegisterView.as_view()),
    ("api/auth/verify-email", "post", accounts.VerifyEmailView.as_view()),
    ("api/auth/verify-email/resend", "post", accounts.ResendView.as_view()),
    ("api/auth/password/forgot", "post", accounts.PasswordForgotView.as_view()),
    ("api/auth/password/reset", "post", accounts.PasswordResetView.as_view()),
    ("api/auth/password/change", "post", accounts.PasswordChangeView.as_view()),
    ("api/auth/reauthenticate", "post", accounts.ReauthenticateView.as_view()),
    ("api/auth/email/change", "post", accounts.EmailChangeView.as_view()),
    ("api/auth/email/confirm", "post", accounts.EmailConfirmView.as_view()),
    ("api/auth/account/delete", "post", accounts.AccountDeleteView.as_view()),
    ("api/auth/sessions", "get", accounts.SessionsView.as_view()),
    ("api/auth/sessions/revoke", "post", accounts.SessionRevokeView.as_view()),
    ("api/auth/sessions/revoke-others", "post", accounts.SessionRevokeOthersView.as_view()),
    ("api/auth/sessions/revoke-all", "post", accounts.SessionRevokeAllView.as_view()),
    ("api/token", "post", views.TokenObtainView.as_view()),
    ("api/token/refresh", "post", simplejwt.TokenRefreshView.as_view()),
    ("api/token/verify", "post", simplejwt.TokenVerifyView.as_view()),
    ("api/token/blacklist", "post", simplejwt.TokenBlacklistView.as_view()),
]
documented_paths = [(f"/{path}/", method) for path, method, _ in documented]

# setup: handoff begin
# Only where the front end's server cannot see this server's cookies.
cross_site = [
    ("api/auth/handoff", views.HandoffView.as_view()),
    ("api/auth/handoff/redeem", views.RedeemView.as_view()),
]
# setup: handoff end

urlpatterns = [
    *(re_path(rf"^{path}/?$", view) for path, _, view in documented),
    *(re_path(rf"^{path}/?$", view) for path, view in (cross_site if conf.HANDOFF_ENABLED else [])),  # setup: handoff
    re_path(r"^\.well-known/jwks\.json$", meta.jwks),
    re_path(r"^api/openapi\.json$", meta.openapi),
    re_path(r"^healthz/?$", meta.healthz),
    re_path(r"^readyz/?$", meta.readyz),
]
