/* Where a tag or a comment of HTML may begin, as `html-tag` looks for them. */

#include <string.h>

#include "marks.h"

#define LONGEST 10

/* The names of elements, between spaces. */
static const char ELEMENTS[] =
    " a abbr acronym address article aside audio b big blockquote body br button caption center"
    " cite code col dd del details dfn div dl dt em embed fieldset figcaption figure font footer"
    " form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li"
    " link main map mark meta nav noscript object ol optgroup option p param picture pre q s samp"
    " script section select small source span strike strong style sub summary sup svg table tbody"
    " td textarea tfoot th thead time title tr track tt u ul var video wbr ";

/* Whether a name begins at `at`, in whatever case, that is an element’s. */
static bool names_element(const uint8_t *at)
{
    char name[LONGEST + 3] = {' '};
    size_t size = 0;
    while (size <= LONGEST && KIND[at[size]] & (LETTER | DIGIT)) {
        name[size + 1] = (char)(at[size] | 0x20); /* which leaves digits as they are */
        size++;
    }
    if (size == 0 || size > LONGEST)
        return false;
    name[size + 1] = ' ';
    return strstr(ELEMENTS, name) != NULL;
}

/* Sees the bracket at `at`, which may begin one. */
void see_tag(const Text *text, size_t at, Found *found)
{
    const uint8_t *behind = text->data + at + 1;
    if (wants(found, VIEW_tags) && (*behind == '!' || names_element(behind + (*behind == '/'))))
        put(found, &found->views[VIEW_tags], (int64_t)at);
}
