/* SPDX-License-Identifier: MIT */
/* hub user pin */
#include "hub/base/str.h"
#include "hub/model/person.h"
#include "hub/service/pin.h"
#include "hub/service/records.h"

#include "command_priv.h"

static enum hub_rc ask_new(struct invocation *inv, struct secret *fresh, struct hub_err *err)
{
    struct secret again;
    enum hub_rc rc = secret_ask(inv, "New PIN, or Enter for none: ", fresh, err);
    if (rc != HUB_OK || str_empty(fresh->text)) {
        return rc;
    }
    rc = pin_check(fresh->text, err);
    if (rc != HUB_OK || secret_from_script(inv)) {
        return rc;
    }
    secret_open(&again);
    rc = secret_ask(inv, "The same again: ", &again, err);
    if (rc == HUB_OK && !str_eq(fresh->text, again.text)) {
        rc = hub_fail(err, HUB_EINVAL, "The two differ. Nothing was changed.");
    }
    secret_close(&again);
    return rc;
}

static enum hub_rc set_pin(struct invocation *inv, struct secret *now, struct secret *fresh,
    struct hub_err *err)
{
    hub_id person = hub_person_id(inv->hub);
    enum hub_rc rc = secret_sign_in(inv, now, err);
    if (rc == HUB_OK && inv->arg_count > 0) {
        rc = pin_person(inv->hub, inv->args[0], &person, err);
    }
    if (rc == HUB_OK) {
        rc = ask_new(inv, fresh, err);
    }
    if (rc == HUB_OK) {
        rc = pin_set(inv->hub, person, now->text, fresh->text, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    struct namer *names = namer_create(inv->hub, inv->arena);
    return print(inv, err, "%s has %s PIN.\n", namer_name(names, &person_noun, person),
        str_empty(fresh->text) ? "no" : "a new");
}

enum hub_rc run_user_pin(struct invocation *inv, struct hub_err *err)
{
    struct secret now, fresh;
    secret_open(&now);
    secret_open(&fresh);
    enum hub_rc rc = set_pin(inv, &now, &fresh, err);
    secret_close(&fresh);
    secret_close(&now);
    return rc;
}
