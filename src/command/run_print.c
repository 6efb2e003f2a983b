/* SPDX-License-Identifier: MIT */
/* hub print rota, hub print rules */
#include "hub/base/str.h"
#include "hub/exchange/print.h"
#include "hub/exchange/rota_print.h"

#include "command_priv.h"

/* PDF unless text is asked for; a terminal gets text, and a PDF only into a file. */
static enum hub_rc write_pages(
    struct invocation *inv, const struct page_doc *doc, struct hub_err *err)
{
    const char *paper = option_text(inv, OPTION_PAPER);
    struct faults notes;
    if (str_eq(paper, "text") || (!paper && inv->out_is_terminal)) {
        return page_write_text(doc, inv->out, err);
    }
    if (inv->out_is_terminal) {
        return hub_fail(err, HUB_EUSAGE,
            "A PDF would spoil the screen. Send it to a file: hub print … -o rota.pdf");
    }
    faults_on(&notes, inv->arena);
    enum hub_rc rc = page_write_pdf(doc, inv->out, &notes, err);
    for (size_t i = 0; i < notes.count; i++) {
        note(inv, "%s", fault_text(&notes.items[i], inv->arena));
    }
    return rc;
}

static enum sheet_names names_asked(const struct invocation *inv)
{
    const char *names = option_text(inv, OPTION_NAMES);
    names = names ? names : inv->config->print.names;
    int at = str_part_index("full|first|initials", names);
    return at < 0 ? ROTA_NAMES_FIRST : (enum sheet_names)at;
}

static enum sheet_by by_asked(const struct invocation *inv)
{
    const char *by = option_text(inv, OPTION_BY);
    int at = by ? str_part_index("week|month|family|host", by) : -1;
    return at < 0 ? ROTA_BY_MONTH : (enum sheet_by)at;
}

enum hub_rc run_print_rota(struct invocation *inv, struct hub_err *err)
{
    struct page_doc *doc;
    struct rota_print p = {
        .from = option_date(inv, OPTION_FROM),
        .to = option_date(inv, OPTION_TO),
        .by = by_asked(inv),
        .names = names_asked(inv),
    };
    enum hub_rc rc = rota_print_pages(inv->hub, &p, inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}

enum hub_rc run_print_rules(struct invocation *inv, struct hub_err *err)
{
    struct page_doc *doc;
    enum hub_rc rc = rules_print_pages(inv->hub, option_date(inv, OPTION_FROM),
        option_date(inv, OPTION_TO), inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}
