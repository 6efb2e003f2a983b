/* SPDX-License-Identifier: MIT */
/* The verbs of a sleepover. What the rules say of each is in stays_gate.c. */
#include "hub/service/stays.h"

#include "hub/base/str.h"
#include "hub/model/host.h"
#include "hub/model/family.h"
#include "hub/model/stay_note.h"
#include "stays_priv.h"
#include "today_priv.h"
#include "versions_priv.h"
#include "write_priv.h"

/* --- the verbs ---------------------------------------------------------------------- */

enum hub_rc hub_stay_add(struct hub *h, const struct assignment *set, size_t count,
    const char *reason, hub_id *out, struct hub_err *err)
{
    struct edit_work w = {.noun = &stay_noun, .set = set, .count = count, .pass.reason = reason};
    return write_new(h, &w, out, err);
}

enum hub_rc hub_stay_change(struct hub *h, hub_id stay, const struct assignment *set, size_t count,
    const char *reason, struct hub_err *err)
{
    struct edit_work w = {
        .noun = &stay_noun, .id = stay, .set = set, .count = count, .pass.reason = reason};
    return write_change(h, &w, err);
}

enum hub_rc hub_stay_change_since(struct hub *h, hub_id stay, int64_t since,
    const struct assignment *set, size_t count, const char *reason, struct arena *a,
    struct versions *out, struct hub_err *err)
{
    struct since s = {.step = since, .out = out, .a = a};
    struct edit_work w = {.noun = &stay_noun,
        .id = stay,
        .set = set,
        .count = count,
        .since = &s,
        .pass.reason = reason};
    *out = (struct versions){0};
    return write_change(h, &w, err);
}

enum hub_rc hub_stay_agree(struct hub *h, hub_id stay, const char *reason, struct hub_err *err)
{
    struct assignment set = {"status", "agreed"};
    struct arena *a = arena_create();
    struct hub_err unused;
    struct stay s;
    enum hub_rc rc = hub_get(h, &stay_noun, stay, a, &s, err);
    if (rc == HUB_OK && str_eq(s.status, "agreed")) {
        rc = hub_fail(err, HUB_EINVAL, "It is agreed already.");
    } else if (rc == HUB_OK && !id_known(s.host_id)) {
        rc = hub_fail(err, HUB_EINVAL, "No host is written down yet. Say where first: f finds dates.");
    }
    struct edit_work w = {
        .noun = &stay_noun, .id = stay, .set = &set, .count = 1, .pass.reason = reason};
    w.pass.only_ahead = rc == HUB_OK && access_check(h, VERB_WRITE, &stay_noun, &unused) != HUB_OK &&
                        access_check(h, VERB_WRITE, &go_ahead_noun, &unused) == HUB_OK;
    rc = rc == HUB_OK ? write_change(h, &w, err) : rc;
    arena_destroy(a);
    return rc;
}

enum hub_rc hub_stay_happened(struct hub *h, hub_id stay, struct hub_err *err)
{
    struct assignment set = {"status", "happened"};
    return hub_stay_change(h, stay, &set, 1, NULL, err);
}

enum hub_rc hub_stay_cancel(
    struct hub *h, hub_id stay, const char *who, const char *why, struct hub_err *err)
{
    struct assignment set[] = {
        {"status", "cancelled"}, {"cancelled_by", who ? who : ""}, {"cancelled_why", why ? why : ""}};
    if (str_empty(who)) {
        return hub_fail(err, HUB_EINVAL, "Who cancelled it: the family, the host or us?");
    }
    return hub_stay_change(h, stay, set, sizeof set / sizeof *set, NULL, err);
}

/* With its names left open; "" where it cannot be read. */
static const char *open_title(struct hub *h, hub_id stay, struct arena *a)
{
    struct stay s;
    struct hub_err ignored;
    const char *children = "";
    char days[DATE_TEXT];
    if (hub_get(h, &stay_noun, stay, a, &s, &ignored) != HUB_OK ||
        stay_children(h, stay, a, &children, &ignored) != HUB_OK) {
        return "";
    }
    return arena_printf(a, "%s %s, %s%s%s%s", children,
        due_name(a, &family_noun, s.family_id), date_range(wall_date(s.arrive), wall_date(s.leave), days),
        id_known(s.host_id) ? " at " : "", id_known(s.host_id) ? due_name(a, &host_noun, s.host_id) : "",
        id_known(s.host_id) ? "'s" : "");
}

const char *hub_stay_title(struct hub *h, hub_id stay, struct arena *a)
{
    return due_shown(h, namer_create(h, a), open_title(h, stay, a), a);
}

const char *hub_stay_title_hidden(struct hub *h, hub_id stay, struct arena *a)
{
    return due_hidden(h, namer_create(h, a), open_title(h, stay, a), a);
}
