/* SPDX-License-Identifier: MIT */
/* Who is in while others close their way, change their role or drop their key. */
#include "hub/service/users.h"

#include "hub/base/str.h"
#include "hub/service/drafts.h"
#include "hub/service/visits.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

#define KEY "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMqXgRLKG73K+sIxs5oj3E2nhu/4FHxOcrmAd4Wv7ki7"
#define FINGERPRINT "SHA256:tiMhMnRPrlvkQ5cs0JKKkfs5jVh0z0YO308IwZMTntU"

/* Jo has a key and is in with it. */
static struct hub *jo_is_in(struct open_hub *w, const char *fingerprint)
{
    struct user_adding jo = {.name = "Jo", .role = "liaison worker", .key = KEY};
    struct user_added done;
    struct hub_opening o = w->opening;
    struct hub *h = NULL;
    struct way_in way = {true, "", "203.0.113.7", fingerprint};
    o.as = "Jo";
    if (hub_user_add(w->h, &jo, w->a, &done, &w->err) != HUB_OK ||
        hub_open(&o, &h, &w->err) != HUB_OK || hub_came_in(h, &way, &w->err) != HUB_OK ||
        hub_still_in(h, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return h;
}

static enum hub_rc writes(struct open_hub *w, struct hub *h)
{
    struct way_in way = {true, "print rota", NULL, NULL};
    return hub_took_out(h, &way, &w->err);
}

static void is_out(struct open_hub *w, struct hub *h, const char *why)
{
    struct draft d = {.noun = "family"};
    assert_int_equal(hub_still_in(h, &w->err), HUB_EDENIED);
    if (!strstr(w->err.msg, why)) {
        fail_msg("%s", w->err.msg);
    }
    assert_int_equal(writes(w, h), HUB_EDENIED);
    assert_int_equal(hub_draft_put(h, &d, &w->err), HUB_OK); /* what was typed is kept */
    hub_close(h);
}

static void a_way_in_that_is_closed(void **state)
{
    struct open_hub *w = *state;
    struct hub *h = jo_is_in(w, NULL);
    assert_int_equal(writes(w, h), HUB_OK);
    assert_int_equal(hub_user_close(w->h, "Jo", true, &w->err), HUB_OK);
    is_out(w, h, "was closed");
    assert_int_equal(hub_still_in(w->h, &w->err), HUB_OK);
}

static void another_role(void **state)
{
    struct open_hub *w = *state;
    struct hub *h = jo_is_in(w, NULL);
    assert_int_equal(hub_user_role(w->h, "Jo", "host", NULL, &w->err), HUB_OK);
    is_out(w, h, "was changed");
}

static void a_key_that_is_dropped(void **state)
{
    struct open_hub *w = *state;
    struct hub *h = jo_is_in(w, FINGERPRINT);
    assert_int_equal(hub_user_drop_key(w->h, "Jo", FINGERPRINT, &w->err), HUB_OK);
    is_out(w, h, "opens nothing");
}

static void a_key_hub_never_knew_is_not_missed(void **state)
{
    struct open_hub *w = *state;
    struct hub *h = jo_is_in(w, "SHA256:En3DWSl9KEPNKUwZpsdUirnZ2O5AERXiCuTijiQYBNk");
    assert_int_equal(writes(w, h), HUB_OK);
    hub_close(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_way_in_that_is_closed, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(another_role, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(a_key_that_is_dropped, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            a_key_hub_never_knew_is_not_missed, open_hub_set_up, open_hub_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
