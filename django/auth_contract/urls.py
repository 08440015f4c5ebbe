"""Every path with and without its trailing slash: a redirect would turn a POST into a GET."""

from django.urls import re_path

from auth_contract import account_views as accounts
from auth_contract import conf, meta, views

documented = [
    ("api/auth/csrf", views.CsrfView.as_view()),
    ("api/auth/session", views.SessionView.as_view()),
    ("api/auth/capabilities", views.CapabilitiesView.as_view()),
    ("api/auth/login", views.LoginView.as_view()),
    ("api/auth/second-factor", views.SecondFactorView.as_view()),
    ("api/auth/me", views.MeView.as_view()),
    ("api/auth/refresh", views.RefreshView.as_view()),
    ("api/auth/verify", views.VerifyView.as_view()),
    ("api/auth/logout", views.LogoutView.as_view()),
    ("api/auth/register", accounts.RegisterView.as_view()),
    ("api/auth/verify-email", accounts.VerifyEmailView.as_view()),
    ("api/auth/verify-email/resend", accounts.ResendView.as_view()),
    ("api/auth/password/forgot", accounts.PasswordForgotView.as_view()),
    ("api/auth/password/reset", accounts.PasswordResetView.as_view()),
    ("api/auth/password/change", accounts.PasswordChangeView.as_view()),
    ("api/auth/reauthenticate", accounts.ReauthenticateView.as_view()),
    ("api/auth/email/change", accounts.EmailChangeView.as_view()),
    ("api/auth/email/confirm", accounts.EmailConfirmView.as_view()),
    ("api/auth/account/delete", accounts.AccountDeleteView.as_view()),
    ("api/auth/sessions", accounts.SessionsView.as_view()),
    ("api/auth/sessions/revoke", accounts.SessionRevokeView.as_view()),
    ("api/auth/sessions/revoke-others", accounts.SessionRevokeOthersView.as_view()),
    ("api/auth/sessions/revoke-all", accounts.SessionRevokeAllView.as_view()),
    ("api/token", views.TokenObtainView.as_view()),
    ("api/token/refresh", views.TokenRefreshView.as_view()),
    ("api/token/verify", views.TokenVerifyView.as_view()),
    ("api/token/blacklist", views.TokenBlacklistView.as_view()),
]

# setup: handoff begin
# Only where the front end's server cannot see this server's cookies.
cross_site = [
    ("api/auth/handoff", views.HandoffView.as_view()),
    ("api/auth/handoff/redeem", views.RedeemView.as_view()),
]
# setup: handoff end

urlpatterns = [
    *(re_path(rf"^{path}/?$", view) for path, view in documented),
    *(re_path(rf"^{path}/?$", view) for path, view in (cross_site if conf.HANDOFF_ENABLED else [])),  # setup: handoff
    re_path(r"^\.well-known/jwks\.json$", meta.jwks),
    re_path(r"^api/openapi\.json$", meta.openapi),
    re_path(r"^healthz/?$", meta.healthz),
    re_path(r"^readyz/?$", meta.readyz),
]
