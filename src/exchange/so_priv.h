/* SPDX-License-Identifier: MIT */
/*
 * What hub and its shared object hub-exchange.so agree on. The object holds the
 * files that call Pango, Cairo and libical, so that a start that prints nothing
 * does not pay for them. It shares no state with the program: facts go in as
 * plain data, bytes come out through a function.
 */
#ifndef HUB_EXCHANGE_SO_PRIV_H
#define HUB_EXCHANGE_SO_PRIV_H

#include "flow_priv.h"
#include "hub/base/arena.h"
#include "hub/base/date.h"
#include "hub/base/err.h"
#include "hub/exchange/page.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Raised with every change of a struct or a function that crosses this line. */
enum { EXCHANGE_SO_ABI = 5 };
#define EXCHANGE_SO_NAME  "hub-exchange.so"
#define EXCHANGE_SO_TABLE "exchange_so"

struct so_pdf_job {
    const struct page_doc *d; /* from page_safe */
    const char *foot;         /* page_foot, made safe */
    const char *created;      /* ISO, "2026-11-21T10:00:00"; NULL: no date in the file */
    struct arena *a;          /* scratch */
    const struct flow *(*flow)(
        const struct page_doc *d, const struct flow_meter *m, struct arena *a);
    bool (*write)(void *to, const unsigned char *bytes, size_t len); /* false: stop */
    void (*missing)(void *to, uint32_t c); /* a character no font has; may come often */
    void *to;
};

enum so_pdf_result {
    SO_PDF_DONE,
    SO_PDF_REFUSED, /* by write */
    SO_PDF_NO_FONT, /* this computer has none at all: heights would mean nothing */
    SO_PDF_FAILED,
};

/* One rule worked out by libical, from its start on. */
struct so_recur_job {
    const char *rule; /* RRULE text, UNTIL in wall time */
    hub_wall start;
    bool all_day;
    hub_wall from, to; /* from <= time < to; WALL_NONE: open */
    bool (*found)(void *to_whom, hub_wall at); /* ascending; false: stop */
    void *to_whom;
};

enum so_recur_result {
    SO_RECUR_DONE,
    SO_RECUR_REFUSED,  /* libical cannot read the rule */
    SO_RECUR_TOO_LONG, /* given up after RECUR_STEPS times: what was found is not all */
};

struct exchange_so {
    uint32_t abi;
    uint32_t doc_size; /* sizeof (struct page_doc): a second guard */
    enum so_pdf_result (*pdf)(const struct so_pdf_job *job);
    enum so_recur_result (*recur)(const struct so_recur_job *job);
    const char *(*libraries)(void); /* "Pango 1.50.12, Cairo 1.16.0" */
};

/*
 * The table, opened at first use and never closed (GLib cannot be unloaded).
 * so_open looks beside the program, then in ../lib/hub from there.
 * HUB_ENOTFOUND: not there or not loadable; HUB_ENEWER: of another version.
 */
enum hub_rc so_open(const struct exchange_so **out, struct hub_err *err);
enum hub_rc so_open_at(const char *path, const struct exchange_so **out, struct hub_err *err);

#endif
