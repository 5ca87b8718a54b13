/** One of the devices this box lives on. */
export interface Device {
	/** The device part of the stamps made there. */
	id: string;
	/** As its owner calls it: "phone", "office". */
	name: string;
}
