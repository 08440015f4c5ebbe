# The example Django project where the auth API is: same database, same SECRET_KEY, same wire format.
# Build from the repository: docker build -f docker/django.Dockerfile .

FROM python:3.12-slim-bookworm AS build
WORKDIR /app
COPY django/project/requirements.txt ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir -r requirements.txt
COPY django/pyproject.toml django/README.md ./
COPY django/auth_contract ./auth_contract
RUN /venv/bin/pip install --no-cache-dir .

FROM python:3.12-slim-bookworm
WORKDIR /app
# Production is asked for by the same variable as at the other two images: no start without a SECRET_KEY.
ENV NODE_ENV=production
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=config.settings PORT=8000
RUN useradd --system --no-create-home django
COPY --from=build /venv /venv
COPY --chown=django django/project ./
USER django
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
CMD ["sh", "-c", "python manage.py migrate --noinput && exec gunicorn config.wsgi --bind 0.0.0.0:$PORT --workers 2 --threads 8 --keep-alive 65 --graceful-timeout 25"]
