/* SPDX-License-Identifier: MIT */
/*
 * A page to a printer's queue: `lp` is run with fixed arguments, never through
 * a shell, and gets the PDF on its standard input, so nothing is left on disk.
 */
#ifndef HUB_EXCHANGE_PRINTER_H
#define HUB_EXCHANGE_PRINTER_H

#include "hub/base/err.h"
#include "hub/base/fault.h"
#include "hub/exchange/page.h"

struct printer {
    const char *queue;   /* letters, digits and _ . - only, no - in front; "": none */
    const char *place;   /* where it stands, for people; may be "" */
    const char *program; /* ""; /usr/bin/lp */
};

/* "the printer Office, by the back door" */
const char *printer_called(const struct printer *p, struct arena *a);

/* Whether it could be asked at all; nothing is sent. HUB_ECONFIG: no name of a queue. HUB_ENOTFOUND: no program. */
enum hub_rc printer_ready(const struct printer *p, struct hub_err *err);

/*
 * Errors: HUB_ENOTFOUND hub.ini names no printer; HUB_ECONFIG its name cannot be one; HUB_EIO it
 * was not taken, with what the program said; HUB_EBUSY no answer for some seconds; as
 * page_write_pdf. Nothing is said of the page's names to the queue.
 */
enum hub_rc printer_send(const struct printer *p, const struct page_doc *d, struct faults *notes,
    struct arena *a, struct hub_err *err);

#endif
