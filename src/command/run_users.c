/* SPDX-License-Identifier: MIT */
/* hub user add, list, role, disable, enable, drop */
#include "hub/base/str.h"
#include "hub/exchange/come_in_pages.h"
#include "hub/exchange/print.h"
#include "hub/service/users.h"

#include "rows_priv.h"

/* NULL: nothing of it was said. */
static const struct user_scoping *scoping(const struct invocation *inv, struct user_scoping *out)
{
    *out = (struct user_scoping){.families = option_text(inv, OPTION_USER_FAMILIES),
        .event = option_text(inv, OPTION_USER_EVENT),
        .day = option_date(inv, OPTION_USER_DAY),
        .ticks = given(inv, OPTION_NO_TICKS) ? TICKS_TAKEN
                 : given(inv, OPTION_TICKS)  ? TICKS_GIVEN
                                             : TICKS_AS_THEY_ARE};
    bool any = out->families || out->event || date_known(out->day) || out->ticks;
    return any ? out : NULL;
}

/* The page that goes to them. Where it cannot be made they are added all the same. */
static enum hub_rc show_page(struct invocation *inv, const char *name, struct hub_err *err)
{
    struct come_in c;
    struct hub_err why = {0};
    if (come_in_about(inv, name, &c, &why) != HUB_OK) {
        note(inv, "%s", why.msg);
        return HUB_OK;
    }
    enum hub_rc rc = print(inv, err, "\n");
    rc = rc == HUB_OK ? page_write_text(come_in_pages(inv->hub, &c, inv->arena), inv->out, err) : rc;
    if (rc == HUB_OK) {
        note(inv, "On paper: hub print come-in \"%s\". To double-click: hub user starters \"%s\" -o "
                  "FOLDER.", name, name);
    }
    return rc;
}

/* Where something was said of it, and of an event helper, who sees nothing until then. */
static enum hub_rc tell_sight(
    struct invocation *inv, const char *name, bool said, struct hub_err *err)
{
    struct users users;
    enum hub_rc rc = said ? hub_users(inv->hub, inv->arena, &users, err) : HUB_OK;
    for (size_t i = 0; said && rc == HUB_OK && i < users.count; i++) {
        if (str_ieq(users.items[i].name, name)) {
            rc = print(inv, err, "%s sees %s.\n", users.items[i].name, users.items[i].sees);
        }
    }
    return rc;
}

static bool helps_at_events(const char *role)
{
    return role && str_ieq(role, "event helper");
}

enum hub_rc run_user_add(struct invocation *inv, struct hub_err *err)
{
    struct user_added done;
    struct user_scoping sees;
    struct user_adding ask = {.name = inv->args[0],
        .role = option_text(inv, OPTION_ROLE),
        .hubs = option_text(inv, OPTION_USER_HUBS),
        .key = option_text(inv, OPTION_USER_KEY),
        .sees = scoping(inv, &sees)};
    enum hub_rc rc = hub_user_add(inv->hub, &ask, inv->arena, &done, err);
    if (rc == HUB_OK && ask.role) {
        rc = print(inv, err, done.made ? "%s works with the hub now, as %s.\n"
                                       : "%s works with the hub already, as %s.\n",
            done.name, ask.role);
    }
    if (rc == HUB_OK) {
        rc = tell_sight(inv, done.name, ask.sees || helps_at_events(ask.role), err);
    }
    if (rc == HUB_OK && done.fingerprint) {
        rc = print(inv, err, done.had_key ? "This key was %s's already: %s\n"
                                          : "%s comes in with this key: %s\n",
            done.name, done.fingerprint);
    }
    return rc == HUB_OK && done.made ? show_page(inv, done.name, err) : rc;
}

static const struct column user_columns[] = {
    {"person", "Who", CELL_TEXT, false},
    {"role", "Role", CELL_TEXT, false},
    {"hubs", "Hubs", CELL_TEXT, false},
    {"open", "Way in", CELL_TEXT, false},
    {"keys", "Keys", CELL_LIST, false},
    {"sees", "Sees", CELL_TEXT, false},
};

static enum hub_rc user_row(struct rows *rows, const struct user *u, struct hub_err *err)
{
    struct sb keys = sb_on(rows->inv->arena);
    for (size_t i = 0; i < u->key_count; i++) {
        sb_addf(&keys, "%s%s", i ? "\n" : "", u->keys[i]);
    }
    const char *cells[] = {u->name, u->role, u->hubs,
        stamp_known(u->closed) ? "closed" : u->key_count ? "open" : "no key yet", sb_str(&keys),
        u->sees};
    return rows_add(rows, cells, err);
}

static enum hub_rc user_rows(struct rows *rows, void *arg, struct hub_err *err)
{
    const struct users *users = arg;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < users->count; i++) {
        rc = user_row(rows, &users->items[i], err);
    }
    return rc;
}

enum hub_rc run_user_list(struct invocation *inv, struct hub_err *err)
{
    struct users users;
    const struct row_table table = {
        COLUMNS_OF(user_columns), user_rows, &users, "Nobody works with this hub yet.", false};
    enum hub_rc rc = hub_users(inv->hub, inv->arena, &users, err);
    return rc == HUB_OK ? rows_show(inv, option_format(inv), &table, err) : rc;
}

enum hub_rc run_user_role(struct invocation *inv, struct hub_err *err)
{
    const char *role = inv->args[1];
    int i = str_part_index(USER_ROLES, role);
    if (i < 0) {
        return hub_fail(err, HUB_EUSAGE, "A role is one of %s, not \"%s\".", USER_ROLES, role);
    }
    struct user_scoping sees;
    role = str_part(inv->arena, USER_ROLES, (size_t)i);
    const struct user_scoping *said = scoping(inv, &sees);
    enum hub_rc rc = hub_user_role(inv->hub, inv->args[0], role, said, err);
    rc = rc == HUB_OK ? print(inv, err, "%s is %s now.\n", inv->args[0], role) : rc;
    return rc == HUB_OK ? tell_sight(inv, inv->args[0], said || helps_at_events(role), err) : rc;
}

enum hub_rc run_user_disable(struct invocation *inv, struct hub_err *err)
{
    enum hub_rc rc = hub_user_close(inv->hub, inv->args[0], true, err);
    return rc == HUB_OK ? print(inv, err,
                              "%s's way in is closed. hub user enable opens it again.\n",
                              inv->args[0])
                        : rc;
}

enum hub_rc run_user_enable(struct invocation *inv, struct hub_err *err)
{
    enum hub_rc rc = hub_user_close(inv->hub, inv->args[0], false, err);
    return rc == HUB_OK ? print(inv, err, "%s's way in is open.\n", inv->args[0]) : rc;
}

enum hub_rc run_user_drop(struct invocation *inv, struct hub_err *err)
{
    const char *key = option_text(inv, OPTION_USER_KEY);
    if (!key) {
        return hub_fail(err, HUB_EUSAGE,
            "Say which key: --key SHA256:…, as hub user list shows it, or the key's own line.");
    }
    enum hub_rc rc = hub_user_drop_key(inv->hub, inv->args[0], key, err);
    return rc == HUB_OK ? print(inv, err, "That key opens nothing here any more.\n") : rc;
}
