/* SPDX-License-Identifier: MIT */
/* hub rules: the rule table with the numbers in force. */
#include "hub/scheduler/rule.h"
#include "hub/service/policy.h"

#include "rows_priv.h"

static const struct column rule_columns[] = {
    {"rule", "Rule", CELL_NUMBER, false},
    {"id", "Short name", CELL_TEXT, true},
    {"level", "Level", CELL_TEXT, false},
    {"title", "Title", CELL_TEXT, false},
    {"number", "Number in force", CELL_TEXT, false},
    {"when", "When", CELL_TEXT, true},
    {"source", "Source", CELL_TEXT, false},
    {"checked", "Checked", CELL_YES_NO, false},
};

static enum hub_rc add_list(struct rows *rows, const struct policy *p, const struct rule *list,
    size_t count, struct hub_err *err)
{
    struct arena *a = rows->inv->arena;
    bool text = rows->format == FORMAT_TEXT;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        const struct rule *r = &list[i];
        const char *cells[] = {
            arena_printf(a, "%d", (int)r->number),
            r->id,
            text ? rule_level_shown(r->level) : rule_level_word(r->level),
            r->title,
            rule_parameter(r, p, a),
            rule_when(r, p, a),
            r->source,
            r->check || r->flags & RULE_KEPT ? "yes" : "no",
        };
        rc = rows_add(rows, cells, err);
    }
    return rc;
}

static enum hub_rc add_rules(struct rows *rows, void *p, struct hub_err *err)
{
    enum hub_rc rc = add_list(rows, p, rules, rule_count, err);
    return rc == HUB_OK ? add_list(rows, p, peer_rules, peer_rule_count, err) : rc;
}

enum hub_rc run_rules(struct invocation *inv, struct hub_err *err)
{
    struct policy policy;
    const struct row_table table = {COLUMNS_OF(rule_columns), add_rules, &policy, "", false};
    if (given(inv, OPTION_ROLES)) {
        return rules_roles(inv, err);
    }
    hub_policy(inv->config, &policy);
    return rows_show(inv, option_format(inv), &table, err);
}
