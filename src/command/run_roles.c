/* SPDX-License-Identifier: MIT */
/* hub rules --roles: the table of role by record by verb. */
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/service/roles.h"

#include "rows_priv.h"

static const struct column columns[] = {
    {"role", "Role", CELL_TEXT, false},
    {"record", "Record", CELL_TEXT, false},
    {"see", "See", CELL_TEXT, false},
    {"add", "Add", CELL_TEXT, false},
    {"change", "Change", CELL_TEXT, false},
    {"remove", "Remove", CELL_TEXT, false},
    {"erase", "Erase", CELL_TEXT, false},
    {"which", "Which", CELL_TEXT, false},
};

/* On a page nothing is said of what a role may not do at all. */
static bool is_shown(const struct rows *rows, const struct role *r, const struct noun *n)
{
    return rows->format != FORMAT_TEXT || role_verbs(r, n) != 0;
}

static enum hub_rc add_nouns(struct rows *rows, const struct role *r, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        const struct noun *n = nouns[i];
        const char *cells[] = {r->name, n->plural, role_cell(r, n, ROLE_SEES),
            role_cell(r, n, ROLE_ADDS), role_cell(r, n, ROLE_CHANGES),
            role_cell(r, n, ROLE_REMOVES), role_cell(r, n, ROLE_ERASES), role_which(r, n)};
        rc = is_shown(rows, r, n) ? rows_add(rows, cells, err) : HUB_OK;
    }
    return rc;
}

static enum hub_rc add_rights(struct rows *rows, const struct role *r, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < role_right_count; i++) {
        bool may = role_verbs(r, NULL) & role_rights[i].verb;
        const char *cells[] = {r->name, role_rights[i].name, may ? "yes" : "no", "", "", "", "",
            may ? role_rights[i].which : ""};
        rc = may || rows->format != FORMAT_TEXT ? rows_add(rows, cells, err) : HUB_OK;
    }
    return rc;
}

static enum hub_rc add_roles(struct rows *rows, void *arg, struct hub_err *err)
{
    (void)arg;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < ROLE_COUNT; i++) {
        rc = add_nouns(rows, &roles[i], err);
        rc = rc == HUB_OK ? add_rights(rows, &roles[i], err) : rc;
    }
    return rc;
}

enum hub_rc rules_roles(struct invocation *inv, struct hub_err *err)
{
    const struct row_table table = {COLUMNS_OF(columns), add_roles, NULL, "", false};
    return rows_show(inv, option_format(inv), &table, err);
}
