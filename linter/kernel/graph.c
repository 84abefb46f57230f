/* `TwoWayGraph`: words one slip away, as `linter/textmend/spelling/graph.py` finds them. */

#include <stdlib.h>
#include <string.h>

#include "python.h"
#include "slips.h"

#define EDGES 6
#define COUNT 31
#define END 1

typedef struct {
    Py_buffer letters, targets;
    size_t edges; /* how many both have */
    uint32_t root;
} Graph;

/* The same words in both, and in one of them written backwards. */
typedef struct {
    PyObject_HEAD
    Graph forward, backward;
} TwoWayGraph;

/* What is looked for in a graph, and all that was found. */
typedef struct {
    const Graph *graph;
    const uint8_t *word; /* as the graph has it */
    size_t size;
    bool is_backward;
    Word standing;   /* the word as it is written */
    uint8_t *made;   /* room for one letter more than it has */
    PyObject *found; /* words, each with what its slip costs; NULL where there was an error */
} Search;

static const uint8_t *letters_of(const Graph *graph)
{
    return graph->letters.buf;
}

static uint32_t target_of(const Graph *graph, size_t edge)
{
    return number_at(graph->targets.buf, edge);
}

static size_t first_edge(uint32_t node)
{
    return node >> EDGES;
}

/* Where the edges of `node` end; a damaged graph has none behind its last. */
static size_t last_edge(const Graph *graph, uint32_t node)
{
    size_t last = first_edge(node) + (node >> 1 & COUNT);
    return last < graph->edges ? last : graph->edges;
}

/* Goes from `node` on to where `letter` leads. */
static bool follow(const Graph *graph, uint32_t *node, uint8_t letter)
{
    size_t last = last_edge(graph, *node);
    for (size_t edge = first_edge(*node); edge < last; edge++)
        if (letters_of(graph)[edge] == letter) {
            *node = target_of(graph, edge);
            return true;
        }
    return false;
}

/* Whether a word ends where `rest` leads from `node`. */
static bool ends(const Graph *graph, uint32_t node, const uint8_t *rest, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!follow(graph, &node, rest[i]))
            return false;
    return node & END;
}

static void reverse(uint8_t *letters, size_t size)
{
    for (size_t i = 0; i < size / 2; i++) {
        uint8_t letter = letters[i];
        letters[i] = letters[size - 1 - i];
        letters[size - 1 - i] = letter;
    }
}

/* Adds the word with other letters in place of some at `at`, unless that is the word itself. */
static void add(Search *search, size_t at, size_t gone, const uint8_t *letters, size_t count)
{
    uint8_t *made = search->made;
    size_t size = search->size - gone + count;
    memcpy(made, search->word, at);
    memcpy(made + at, letters, count);
    memcpy(made + at + count, search->word + at + gone, search->size - at - gone);
    if (search->is_backward)
        reverse(made, size);
    if (search->found == NULL ||
        (size == search->size && memcmp(made, search->standing.letters, size) == 0))
        return;
    PyObject *word = PyUnicode_DecodeASCII((const char *)made, (Py_ssize_t)size, NULL);
    PyObject *cost = PyFloat_FromDouble(cost_of_slip(search->standing, (Word){made, size}));
    if (word == NULL || cost == NULL || PyDict_SetItem(search->found, word, cost) < 0)
        Py_CLEAR(search->found);
    Py_XDECREF(word);
    Py_XDECREF(cost);
}

/* Adds the words to which `node` leads and that are a slip away, of the letter at `at`. */
static void add_slips(Search *search, uint32_t node, size_t at)
{
    const Graph *graph = search->graph;
    const uint8_t *here = search->word + at, *after = here + 1;
    size_t left = search->size - at - 1;
    if (ends(graph, node, after, left))
        add(search, at, 1, here, 0);
    uint32_t swapped = node;
    if (left && follow(graph, &swapped, *after) && follow(graph, &swapped, *here) &&
        ends(graph, swapped, after + 1, left - 1))
        add(search, at, 2, (const uint8_t[]){*after, *here}, 2);
    size_t last = last_edge(graph, node);
    for (size_t edge = first_edge(node); edge < last; edge++) {
        uint32_t target = target_of(graph, edge);
        if (ends(graph, target, here, left + 1))
            add(search, at, 0, letters_of(graph) + edge, 1);
        if (ends(graph, target, after, left))
            add(search, at, 1, letters_of(graph) + edge, 1);
    }
}

static void add_longer(Search *search, uint32_t node)
{
    const Graph *graph = search->graph;
    size_t last = last_edge(graph, node);
    for (size_t edge = first_edge(node); edge < last; edge++)
        if (target_of(graph, edge) & END)
            add(search, search->size, 0, letters_of(graph) + edge, 1);
}

/* Adds the words that are a slip away behind the first `kept` letters. */
static void look(Search *search, size_t kept)
{
    uint32_t node = search->graph->root;
    for (size_t at = 0; at < search->size; at++) {
        if (at >= kept)
            add_slips(search, node, at);
        if (!follow(search->graph, &node, search->word[at]))
            return;
    }
    add_longer(search, node);
}

/* The same in both graphs: where half of a word is right already, few are left to follow. */
static PyObject *near(const TwoWayGraph *self, Word word, uint8_t *room)
{
    uint8_t *backwards = room + word.size + 1;
    size_t half = word.size / 2, behind = word.size - half;
    Search search = {.graph = &self->forward,
                     .word = word.letters,
                     .size = word.size,
                     .standing = word,
                     .made = room,
                     .found = PyDict_New()};
    look(&search, half);
    memcpy(backwards, word.letters, word.size);
    reverse(backwards, word.size);
    search.graph = &self->backward;
    search.word = backwards;
    search.is_backward = true;
    look(&search, behind > 0 ? behind - 1 : 0); /* a swap may reach over the middle */
    return search.found;
}

static PyObject *graph_near(PyObject *object, PyObject *argument)
{
    PyObject *owner, *found = NULL;
    Text word;
    if (!read_text(argument, &owner, &word))
        return NULL;
    uint8_t *room = malloc(2 * word.size + 1);
    if (room == NULL)
        PyErr_NoMemory();
    else if (!word.is_ascii)
        found = PyDict_New(); /* no word has such letters */
    else
        found = near((TwoWayGraph *)object, (Word){word.data, word.size}, room);
    free(room);
    Py_XDECREF(owner);
    return found;
}

static void release(Graph *graph)
{
    PyBuffer_Release(&graph->letters); /* which does nothing where none was taken */
    PyBuffer_Release(&graph->targets);
}

static void graph_dealloc(PyObject *object)
{
    release(&((TwoWayGraph *)object)->forward);
    release(&((TwoWayGraph *)object)->backward);
    free_object(object);
}

/* Takes the letters of all edges, where these lead, and the root. */
static bool take(Graph *graph, PyObject *parts)
{
    PyObject *letters, *targets;
    unsigned int root;
    if (!PyArg_ParseTuple(parts, "OOI", &letters, &targets, &root) ||
        PyObject_GetBuffer(letters, &graph->letters, PyBUF_SIMPLE) < 0 ||
        PyObject_GetBuffer(targets, &graph->targets, PyBUF_SIMPLE) < 0)
        return false;
    size_t edges = (size_t)graph->letters.len;
    size_t others = (size_t)graph->targets.len / sizeof(uint32_t);
    graph->edges = edges < others ? edges : others;
    graph->root = root;
    return true;
}

static PyObject *graph_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"forward", "backward", NULL};
    PyObject *forward, *backward;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O!O!:TwoWayGraph", names, &PyTuple_Type,
                                     &forward, &PyTuple_Type, &backward))
        return NULL;
    TwoWayGraph *self = (TwoWayGraph *)new_object(type);
    if (self != NULL && !(take(&self->forward, forward) && take(&self->backward, backward)))
        Py_CLEAR(self);
    return (PyObject *)self;
}

static PyMethodDef graph_methods[] = {
    {"near", graph_near, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(graph, TwoWayGraph, "TwoWayGraph");
