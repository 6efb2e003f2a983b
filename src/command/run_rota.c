/* SPDX-License-Identifier: MIT */
/* hub rota check */
#include "hub/base/str.h"
#include "hub/service/rota.h"
#include "hub/service/rota_version.h"

#include "rows_priv.h"

static const struct column check_columns[] = {
    {"level", "Level", CELL_TEXT, false},
    {"rule", "Rule", CELL_NUMBER, false},
    {"from", "From", CELL_TEXT, false},
    {"to", "To", CELL_TEXT, false},
    {"family", "Family", CELL_TEXT, false},
    {"host", "Host", CELL_TEXT, false},
    {"sentence", "What", CELL_TEXT, false},
    {"fix", "Try", CELL_TEXT, false},
};

static const char *joined_fixes(const struct rota_report_row *row, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < row->fix_count; i++) {
        sb_addf(&b, "%s%s", i ? " · " : "", row->fixes[i]);
    }
    return sb_str(&b);
}

static enum hub_rc table(
    struct invocation *inv, const struct rota_report *report, struct hub_err *err)
{
    struct rows rows;
    enum hub_rc rc = rows_begin(&rows, inv, option_format(inv), check_columns,
        sizeof check_columns / sizeof *check_columns, err);
    for (size_t i = 0; rc == HUB_OK && i < report->count; i++) {
        const struct rota_report_row *r = &report->rows[i];
        char from[DATE_TEXT], to[DATE_TEXT];
        const char *cells[] = {
            rule_level_word(r->finding->level),
            arena_printf(inv->arena, "%d", r->finding->rule),
            date_iso(r->finding->from, from),
            date_iso(r->finding->to, to),
            r->family,
            r->host,
            r->sentence,
            joined_fixes(r, inv->arena),
        };
        rc = rows_add(&rows, cells, err);
    }
    return rc == HUB_OK ? rows_end(&rows, "", err) : rc;
}

static enum hub_rc sentences(
    struct invocation *inv, const struct rota_report *report, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    if (report->count == 0) {
        return print(inv, err, "Nothing is wrong with the rota.\n");
    }
    for (size_t i = 0; rc == HUB_OK && i < report->count; i++) {
        const struct rota_report_row *r = &report->rows[i];
        rc = print(inv, err, "%-12s  %s\n", rule_level_shown(r->finding->level), r->sentence);
        if (rc == HUB_OK && r->fix_count > 0) {
            rc = print(inv, err, "%-12s  Try: %s\n", "", joined_fixes(r, inv->arena));
        }
    }
    return rc;
}

/* Which version this is, and what has changed since: under the findings, beside a table. */
static enum hub_rc version_line(struct invocation *inv, struct hub_err *err)
{
    struct rota_changes changes;
    enum hub_rc rc = hub_rota_changes(inv->hub, 0, option_date(inv, OPTION_FROM),
        option_date(inv, OPTION_TO), inv->arena, &changes, err);
    if (rc != HUB_OK || changes.version.number == 0) {
        return rc;
    }
    const char *line = rota_changes_sentence(&changes, inv->arena);
    if (option_format(inv) == FORMAT_TEXT) {
        return print(inv, err, "%s\n", line);
    }
    note(inv, "%s", line);
    return HUB_OK;
}

enum { FIXES_MOST = 200 }; /* each costs milliseconds; more than that nobody reads */

enum hub_rc run_rota_check(struct invocation *inv, struct hub_err *err)
{
    struct rota_book book;
    struct rota_report report;
    enum hub_rc rc = hub_rota_book(inv->hub, option_date(inv, OPTION_FROM),
        option_date(inv, OPTION_TO), inv->arena, &book, err);
    if (rc != HUB_OK) {
        return rc;
    }
    bool text = option_format(inv) == FORMAT_TEXT;
    if (text) {
        rota_report_together(&book, FIXES_MOST, inv->arena, &report);
    } else {
        rota_report(&book, FIXES_MOST, inv->arena, &report);
    }
    if (report.untried > 0) {
        note(inv, "What would put it right is worked out for the first %d. Narrow the days with "
                  "--from and --to, or the hub with --hub, to see it for the others.",
            FIXES_MOST);
    }
    rc = text ? sentences(inv, &report, err) : table(inv, &report, err);
    if (rc == HUB_OK) {
        rc = version_line(inv, err);
    }
    if (rc == HUB_OK && report.standing > 0) {
        rc = HUB_EFINDING;
    }
    return rc;
}
