/** What stands in the search box: the header writes it, the search page answers it. */
class SearchText {
	current = $state('');
	/** The box itself, for the keys that lead back to it. */
	box: HTMLInputElement | undefined;
}

export const searchText = new SearchText();
