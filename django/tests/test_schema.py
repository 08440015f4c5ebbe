"""The OpenAPI document, and what a body may weigh."""


def test_describes_every_endpoint_and_no_other(browser):
    document = browser.get("/api/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert len(document["paths"]) > 20
    login = document["paths"]["/api/auth/login/"]["post"]
    assert set(login["responses"]) == {"200", "400", "401", "403", "405", "413", "415", "429", "503"}
    assert set(login["requestBody"]["content"]) == {
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    }


def test_refuses_a_body_that_is_too_large(browser):
    answer = browser.post("/api/auth/password/forgot/", {"email": "x" * 70_000})
    assert (answer.status_code, answer.json()["code"]) == (413, "request_too_large")
